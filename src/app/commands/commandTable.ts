import { selectIsPortBusy } from "../../state/store/selectors.ts";
import type { Command, CommandId } from "./command.ts";
import {
  clearMessages,
  hasMessages,
  hasSchema,
  isMachineRunning,
  refreshSchema,
  saveSnapshot,
} from "./machineCommands.ts";
import { openFile, saveFile, saveFileAs } from "./fileCommands.ts";
import { installSample } from "../lessons/installSample.ts";
import { formatText } from "./formatText.ts";
import { compare } from "./compareCommands.ts";
import { canRunNow, explain, explainAnalyze } from "./planCommands.ts";
import {
  cancel,
  commit,
  isTransactionOpen,
  rollBack,
  runAll,
  runCurrent,
  switchPort,
} from "./runCommands.ts";
import {
  activateNextTab,
  activatePreviousTab,
  addTab,
  closeTab,
  hasClosedTabs,
  reopenTab,
} from "./tabCommands.ts";
import { toggleTool } from "./toolCommands.ts";
import {
  enlargeText,
  focusEditor,
  focusResults,
  focusSchema,
  focusShell,
  openDialog,
  showMessages,
  shrinkText,
  toggleTabKey,
  toggleExplorer,
  toggleLessons,
  toggleShell,
  toggleTheme,
} from "./viewCommands.ts";

export const commands: readonly Command[] = [
  {
    id: "run",
    label: "Run the statement at the cursor or the selection",
    keys: ["Mod+Enter"],
    run: runCurrent,
  },
  {
    id: "runAll",
    label: "Run all statements of the tab",
    keys: ["Mod+Shift+Enter", "F5"],
    run: runAll,
  },
  {
    id: "cancel",
    label: "Cancel what runs",
    keys: ["Escape"],
    run: cancel,
    isEnabled: selectIsPortBusy,
  },
  {
    id: "compare",
    label: "Compare: run the statement on both ports, results side by side",
    keys: ["Alt+KeyC"],
    run: compare,
    isEnabled: isMachineRunning,
  },
  {
    id: "toggleLab",
    label: "Two sessions side by side: locks and isolation",
    keys: ["Alt+KeyL"],
    run: toggleTool("lab"),
  },
  {
    id: "toggleRegression",
    label: "Regression tests: scripts with expected output",
    keys: ["Alt+KeyR"],
    run: toggleTool("regression"),
  },
  {
    id: "toggleCompat",
    label: "Compatibility check: will my Oracle scripts run?",
    keys: [],
    run: toggleTool("compat"),
  },
  {
    id: "toggleDiagram",
    label: "Diagram of a schema: tables and foreign keys",
    keys: ["Alt+KeyD"],
    run: toggleTool("diagram"),
  },
  {
    id: "explain",
    label: "Explain: show the plan of the statement",
    keys: ["Alt+KeyE"],
    run: explain,
    isEnabled: canRunNow,
  },
  {
    id: "explainAnalyze",
    label: "Explain and analyze: run the statement and measure its plan",
    keys: ["Alt+Shift+KeyE"],
    run: explainAnalyze,
    isEnabled: canRunNow,
  },
  {
    id: "commit",
    label: "Commit the transaction",
    keys: [],
    run: commit,
    isEnabled: isTransactionOpen,
  },
  {
    id: "rollback",
    label: "Roll the transaction back",
    keys: [],
    run: rollBack,
    isEnabled: isTransactionOpen,
  },
  { id: "switchPort", label: "Switch to the other port", keys: ["Alt+KeyP"], run: switchPort },
  {
    id: "formatSql",
    label: "Format the SQL: the statement at the cursor, or what is selected",
    keys: ["Alt+Shift+KeyF"],
    run: formatText,
  },
  { id: "newTab", label: "New tab", keys: ["Alt+KeyN"], run: addTab },
  { id: "closeTab", label: "Close the tab", keys: ["Alt+KeyW"], run: closeTab },
  {
    id: "reopenTab",
    label: "Reopen the last closed tab",
    keys: ["Alt+Shift+KeyW"],
    run: reopenTab,
    isEnabled: hasClosedTabs,
  },
  { id: "nextTab", label: "Next tab", keys: ["Alt+PageDown"], run: activateNextTab },
  { id: "previousTab", label: "Previous tab", keys: ["Alt+PageUp"], run: activatePreviousTab },
  { id: "openFile", label: "Open a file", keys: ["Mod+KeyO"], run: openFile },
  { id: "saveFile", label: "Save the tab's text as a file", keys: ["Mod+KeyS"], run: saveFile },
  {
    id: "saveFileAs",
    label: "Save the tab's text as another file",
    keys: ["Mod+Shift+KeyS"],
    run: saveFileAs,
  },
  {
    id: "share",
    label: "Share the tab's text as a link",
    keys: [],
    run: openDialog({ kind: "share" }),
  },
  {
    id: "toggleLessons",
    label: "Lessons: learn by running",
    keys: ["Alt+KeyT"],
    run: toggleLessons,
  },
  {
    id: "installSample",
    label: "Install the sample schema",
    keys: [],
    run: installSample,
    isEnabled: isMachineRunning,
  },
  {
    id: "openHistory",
    label: "History of statements",
    keys: ["Alt+KeyH"],
    run: openDialog({ kind: "history" }),
  },
  {
    id: "toggleTabKey",
    label: "Let the Tab key leave the editor, or indent again",
    keys: ["Mod+KeyM"],
    run: toggleTabKey,
  },
  { id: "focusEditor", label: "Go to the editor", keys: ["Alt+Digit1"], run: focusEditor },
  { id: "focusResults", label: "Go to the results", keys: ["Alt+Digit2"], run: focusResults },
  { id: "focusSchema", label: "Go to the schema", keys: ["Alt+Digit3"], run: focusSchema },
  { id: "focusShell", label: "Go to the shell", keys: ["Alt+Digit4"], run: focusShell },
  { id: "showMessages", label: "Show the messages", keys: ["Alt+KeyM"], run: showMessages },
  {
    id: "clearMessages",
    label: "Clear the messages",
    keys: [],
    run: clearMessages,
    isEnabled: hasMessages,
  },
  {
    id: "toggleExplorer",
    label: "Show or hide schema and snapshots",
    keys: ["Mod+KeyB"],
    run: toggleExplorer,
  },
  { id: "toggleShell", label: "Show or hide the shell", keys: ["Mod+KeyJ"], run: toggleShell },
  {
    id: "toggleTheme",
    label: "Switch between the light and the dark theme",
    keys: [],
    run: toggleTheme,
  },
  { id: "largerText", label: "Larger text", keys: ["Alt+Equal"], run: enlargeText },
  { id: "smallerText", label: "Smaller text", keys: ["Alt+Minus"], run: shrinkText },
  {
    id: "refreshSchema",
    label: "Refresh the schema",
    keys: [],
    run: refreshSchema,
    isEnabled: hasSchema,
  },
  {
    id: "saveSnapshot",
    label: "Save a snapshot",
    keys: [],
    run: saveSnapshot,
    isEnabled: isMachineRunning,
  },
  {
    id: "aboutServer",
    label: "About the server on this port",
    keys: [],
    run: openDialog({ kind: "server" }),
    isEnabled: isMachineRunning,
  },
  {
    id: "moveData",
    label: "Import and export data",
    keys: [],
    run: openDialog({ kind: "transfer", file: null }),
    isEnabled: isMachineRunning,
  },
  {
    id: "restartMachine",
    label: "Reset the machine to pristine",
    keys: [],
    run: openDialog({ kind: "restart" }),
  },
  {
    id: "openSettings",
    label: "Settings",
    keys: ["Mod+Comma"],
    run: openDialog({ kind: "settings" }),
  },
  {
    id: "findAnything",
    label: "Find anything: tables, columns, routines, tabs, history, commands",
    keys: ["Mod+KeyP"],
    run: openDialog({ kind: "find" }),
  },
  {
    id: "openPalette",
    label: "All commands and keys",
    keys: ["Mod+Shift+KeyP", "F1"],
    run: openDialog({ kind: "commands" }),
  },
];

export function findCommand(id: CommandId): Command {
  const command = commands.find((candidate) => candidate.id === id);
  if (command === undefined) throw new Error(`no command ${id}`);
  return command;
}
