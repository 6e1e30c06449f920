import type { Notification, ServerMessage } from "../../sql/model.ts";
import type { Refusal, SessionLoss } from "../../sql/session/contract/sqlSession.ts";
import type { SqlPlusNote } from "../../sql/sqlplus/sqlPlusNote.ts";
import type { MachineFailure } from "../../vm/machineFailure.ts";
import type { SnapshotFailure } from "../snapshotFile/snapshotFailure.ts";
import type { StateFileHeader } from "../snapshotFile/stateFile.ts";

/** An event of the workbench itself; the page words it. */
export type WorkbenchEvent =
  | { readonly kind: "statementRefused"; readonly refusal: Refusal }
  | { readonly kind: "sessionLost"; readonly loss: SessionLoss }
  | { readonly kind: "sessionRespawned" }
  | { readonly kind: "machineFailed"; readonly failure: MachineFailure }
  | { readonly kind: "snapshotSaved"; readonly name: string }
  | { readonly kind: "snapshotRestored"; readonly snapshot: NamedSnapshot }
  /** The machine resumed the state that was saved at this time. */
  | { readonly kind: "stateResumed"; readonly savedAtMs: number }
  | { readonly kind: "stateExported"; readonly fileName: string }
  | { readonly kind: "stateImported"; readonly name: string }
  | { readonly kind: "snapshotFailed"; readonly failure: SnapshotFailure }
  /** The browser did not save the tabs or the settings: its storage is full or disabled. */
  | { readonly kind: "storageRefused" }
  /** A script was refused because its results would not fit into the page's memory. */
  | { readonly kind: "tooManyResults"; readonly count: number; readonly limit: number }
  /** The formatter left statements unchanged: it would have changed more than their blanks. */
  | { readonly kind: "layoutKept"; readonly count: number }
  | FileFailure;

/** What a snapshot's name is made of; an automatic one has an empty name. */
export interface NamedSnapshot {
  readonly name: string;
  readonly header: Pick<StateFileHeader, "origin" | "statement">;
}

/** A file of the user's disk that the browser could not read or write. */
export interface FileFailure {
  readonly kind: "fileNotRead" | "fileNotWritten";
  readonly name: string;
  /** The browser's message. */
  readonly message: string;
}

export type MessageContent =
  | { readonly kind: "message"; readonly message: ServerMessage }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "tag"; readonly tag: string }
  | { readonly kind: "notification"; readonly notification: Notification }
  | { readonly kind: "note"; readonly note: SqlPlusNote }
  | { readonly kind: "event"; readonly event: WorkbenchEvent };

/** One line of the message log. */
export interface LoggedMessage {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  /** `null` if the message concerns no port. */
  readonly port: number | null;
  /** The run that caused the message; `null` if none did. */
  readonly runId: string | null;
  readonly content: MessageContent;
}

export const maximumMessages = 5000;

/** Appends to the log; drops the oldest lines when it is full. */
export function appendMessages(
  log: readonly LoggedMessage[],
  added: readonly LoggedMessage[],
): readonly LoggedMessage[] {
  return added.length === 0 ? log : [...log, ...added].slice(-maximumMessages);
}
