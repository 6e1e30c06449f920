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
  /** Empty until the list of images is read. */
  readonly images: readonly ImageIndexEntry[];
  /** The image that runs or was asked for; `null` while the default one is not known yet. */
  readonly imageId: string | null;
  readonly manifest: ImageManifest | null;
  readonly state: MachineStatus;
  /** Where the memory of the machine, or of the one that failed to start, came from. */
  readonly start: MachineStart["kind"];
  readonly statistics: MachineStatistics | null;
  /** Whether the guest's clock has been set since the machine's memory was last replaced. */
  readonly isClockSet: boolean;
  /** In other hands for a while: no session is open, and what is run waits. */
  readonly isLent: boolean;
  /** Files that the guest waits for because they cannot be loaded. */
  readonly missingFiles: readonly MissingFile[];
  /** What has not answered for too long; `null` as a rule. */
  readonly silence: MachineSilence | null;
}

export interface MachineSilence {
  /** The emulator's thread, the guest with its service session, or the psql of one port. */
  readonly part: "worker" | "guest" | "session";
  /** Of the session; `null` for the other parts. */
  readonly port: number | null;
  /** When it answered last, in milliseconds since the epoch. */
  readonly sinceMs: number;
}

export interface SessionView {
  readonly port: number;
  readonly status: SessionStatus;
  /** The last known one: a busy session does not tell. */
  readonly transaction: TransactionStatus;
  /** Whether it commits each statement by itself, as psql last told. */
  readonly isAutocommit: boolean;
  /** `null` until the session has been ready for the first time. */
  readonly server: ServerIdentity | null;
  /** `null` until the session has been ready for the first time. */
  readonly place: SessionPlace | null;
}

export interface ResultsState {
  /** In the order in which they were run; the tabs of the editor share this list. */
  readonly runs: readonly StatementRun[];
  /** The shown run of each tab of the editor. */
  readonly selectedByTab: Readonly<Record<string, string>>;
}

/** All that the page shows: plain data, and never bytes of a serial port. */
export interface WorkbenchState {
  readonly settings: Settings;
  readonly editor: EditorTabs;
  readonly machine: MachineView;
  /** By port; empty while there is no machine to talk to. */
  readonly sessions: Readonly<Record<number, SessionView>>;
  readonly results: ResultsState;
  readonly messages: readonly LoggedMessage[];
  readonly schema: SchemaState;
  /** Ids of the schema tree's open nodes; `null` until people have opened or closed one. */
  readonly openNodes: readonly string[] | null;
  /** One statement on every port; `null` while none is compared. */
  readonly comparison: Comparison | null;
  /** The texts of the laboratory's editors, by port. */
  readonly labTexts: Readonly<Record<string, string>>;
  readonly snapshots: SnapshotsState;
  readonly transfer: TransferState;
  readonly regression: RegressionState;
  readonly compat: CompatState;
  readonly history: readonly HistoryEntry[];
  /** Variables of a script of SQL*Plus that wait for their values; `null` while none do. */
  readonly askedVariables: readonly AskedVariable[] | null;
  /** A long script that is being cut into its statements; `null` while none is. */
  readonly reading: ScriptReading | null;
}
