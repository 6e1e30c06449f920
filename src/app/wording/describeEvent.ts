import type { WorkbenchEvent } from "../../state/store/messageLog.ts";
import { describeMachineFailure } from "./describeMachineFailure.ts";
import { describeLoss, describeRefusal } from "./describeRefusal.ts";
import { describeSnapshotFailure } from "./describeSnapshotFailure.ts";
import { nameOfSnapshot } from "./nameOfSnapshot.ts";
import { formatTime } from "../ui/format/formatTime.ts";

/** An event of the workbench as a line of the message log. */
export function describeEvent(event: WorkbenchEvent): string {
  switch (event.kind) {
    case "statementRefused":
      return describeRefusal(event.refusal);
    case "sessionLost":
      return describeLoss(event.loss);
    case "sessionRespawned":
      return "The statement could not be cancelled: the session was ended and a new one started.";
    case "machineFailed": {
      const { reason, advice } = describeMachineFailure(event.failure);
      return `${reason} ${advice}`;
    }
    case "snapshotSaved":
      return `Snapshot “${event.name}” saved.`;
    case "snapshotRestored":
      return `Snapshot “${nameOfSnapshot(event.snapshot)}” restored.`;
    case "stateResumed":
      return `The machine is as it was left on ${formatTime(event.savedAtMs)}.`;
    case "stateExported":
      return `The state was exported to ${event.fileName}.`;
    case "stateImported":
      return `The state was imported from ${event.name}.`;
    case "snapshotFailed":
      return describeSnapshotFailure(event.failure);
    case "storageRefused":
      return "The browser does not keep your tabs: its storage is full or switched off.";
    case "layoutKept":
      return `Statements not formatted: ${event.count}. The formatter would have changed more than blanks.`;
    case "fileNotRead":
      return `${event.name} cannot be read: ${event.message} Choose it again: it may have been moved or changed.`;
    case "fileNotWritten":
      return `${event.name} was not saved: ${event.message} The text was downloaded instead.`;
    case "tooManyResults":
      return `The script was not run: it would give ${event.count} results, and at most ${event.limit} fit into the page's memory. Run a part of it, or import it as a file.`;
  }
}

/** Whether an event is a failure. */
export function isFailureEvent({ kind }: WorkbenchEvent): boolean {
  return !good.has(kind);
}

const good: ReadonlySet<WorkbenchEvent["kind"]> = new Set([
  "snapshotSaved",
  "snapshotRestored",
  "stateResumed",
  "stateExported",
  "stateImported",
]);
