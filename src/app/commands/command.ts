import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import type { Services } from "../services/services.ts";
import type { KeyBinding } from "./keyBinding.ts";

export type CommandId =
  | "run"
  | "runAll"
  | "cancel"
  | "compare"
  | "toggleLab"
  | "toggleRegression"
  | "toggleCompat"
  | "toggleDiagram"
  | "explain"
  | "explainAnalyze"
  | "formatSql"
  | "newTab"
  | "closeTab"
  | "reopenTab"
  | "nextTab"
  | "previousTab"
  | "commit"
  | "rollback"
  | "switchPort"
  | "toggleTabKey"
  | "focusEditor"
  | "focusResults"
  | "focusSchema"
  | "focusShell"
  | "showMessages"
  | "clearMessages"
  | "toggleExplorer"
  | "toggleShell"
  | "toggleTheme"
  | "largerText"
  | "smallerText"
  | "share"
  | "toggleLessons"
  | "installSample"
  | "openFile"
  | "saveFile"
  | "saveFileAs"
  | "refreshSchema"
  | "saveSnapshot"
  | "moveData"
  | "restartMachine"
  | "openHistory"
  | "aboutServer"
  | "openSettings"
  | "findAnything"
  | "openPalette";

/** A command, as buttons, keys and the palette share it. */
export interface Command {
  readonly id: CommandId;
  readonly label: string;
  /** The first one is shown beside the label. */
  readonly keys: readonly KeyBinding[];
  readonly run: (services: Services) => void;
  /** If left out, the command is always enabled. */
  readonly isEnabled?: (state: WorkbenchState) => boolean;
}
