import type { DataEdit } from "../../sql/edit/dataEdit.ts";
import type { TransactionStatus } from "../../sql/model.ts";
import type { AskedVariable } from "../../sql/sqlplus/variables/prepareScript.ts";
import type { ServerIdentity } from "../../sql/serverIdentity.ts";
import type { SessionPlace } from "../../sql/session/contract/sessionPlace.ts";
import type { SessionStatus } from "../../sql/session/contract/sqlSession.ts";
import type { ImageIndexEntry } from "../../vm/imageIndex.ts";
import type { MachineStart, MachineStatus, MachineStatistics } from "../../vm/machine.ts";
import type { ImageManifest } from "../../vm/manifest.ts";
import type { MissingFile } from "../../vm/missingFile.ts";
import type { CompatState } from "./compatState.ts";
import type { Comparison } from "./comparison.ts";
import type { EditorTabs } from "./editorTabs.ts";
import type { LoggedMessage } from "./messageLog.ts";
import type { HistoryEntry } from "./queryHistory.ts";
import type { SchemaState } from "./schemaState.ts";
import type { RegressionState } from "./regressionState.ts";
import type { Settings } from "./settings.ts";
import type { SnapshotsState } from "./snapshotsState.ts";
import type { ScriptReading } from "./scriptReading.ts";
import type { StatementRun } from "./statementRun.ts";
import type { TransferState } from "./transferState.ts";

export interface MachineView {
  /** Empty until the list of images is loaded. */
  readonly images: readonly ImageIndexEntry[];
  /** The running or requested image; `null` while the default one is not known yet. */
  readonly imageId: string | null;
  readonly manifest: ImageManifest | null;
  readonly status: MachineStatus;
  /** Source of the memory of the machine, or of the one that failed to start. */
  readonly start: MachineStart["kind"];
  readonly statistics: MachineStatistics | null;
  /** Whether the guest's clock has been set since the machine's memory was last replaced. */
  readonly isClockSet: boolean;
  /** Lent to a test run: no session is open, and statements are queued. */
  readonly isLent: boolean;
  /** Files that cannot be loaded while the guest waits for them. */
  readonly missingFiles: readonly MissingFile[];
  /** The part that has not answered for too long; normally `null`. */
  readonly silence: MachineSilence | null;
}

export interface MachineSilence {
  /** The emulator's thread, the whole guest, the service session, or the psql of one port. */
  readonly part: "worker" | "guest" | "service" | "session";
  /** Port of the session; `null` for the other parts. */
  readonly port: number | null;
  /** Time of its last answer, in milliseconds since the epoch. */
  readonly sinceMs: number;
}

export interface SessionView {
  readonly port: number;
  readonly status: SessionStatus;
  /** The last known status: a busy session does not report it. */
  readonly transaction: TransactionStatus;
  /** Whether autocommit is on, as psql last reported. */
  readonly isAutocommit: boolean;
  /** `null` until the session has been ready for the first time. */
  readonly server: ServerIdentity | null;
  /** `null` until the session has been ready for the first time. */
  readonly place: SessionPlace | null;
}

export interface ResultsState {
  /** In execution order; all editor tabs share this list. */
  readonly runs: readonly StatementRun[];
  /** Id of the shown run, by editor tab. */
  readonly selectedByTab: Readonly<Record<string, string>>;
}

/** Everything the page shows, as plain data; never bytes of a serial port. */
export interface WorkbenchState {
  readonly settings: Settings;
  readonly editor: EditorTabs;
  readonly machine: MachineView;
  /** By port; empty while no machine is running. */
  readonly sessions: Readonly<Record<number, SessionView>>;
  readonly results: ResultsState;
  /** Editing of results, by run id. */
  readonly edits: Readonly<Record<string, DataEdit>>;
  readonly messages: readonly LoggedMessage[];
  readonly schema: SchemaState;
  /** Ids of the schema tree's open nodes; `null` until the user opens or closes one. */
  readonly openNodes: readonly string[] | null;
  /** A statement being compared on all ports; `null` if none. */
  readonly comparison: Comparison | null;
  /** The texts of the laboratory's editors, by port. */
  readonly labTexts: Readonly<Record<string, string>>;
  readonly snapshots: SnapshotsState;
  readonly transfer: TransferState;
  readonly regression: RegressionState;
  readonly compat: CompatState;
  readonly history: readonly HistoryEntry[];
  /** SQL*Plus variables whose values the page asks for; `null` if none. */
  readonly askedVariables: readonly AskedVariable[] | null;
  /** A long script that is being split into statements; `null` if none. */
  readonly reading: ScriptReading | null;
}
