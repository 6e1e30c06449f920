import type { WorkbenchEvent } from "../store/messageLog.ts";
import type {
  SaveCause,
  SnapshotContext,
  SnapshotEffect,
  SnapshotEvent,
  SnapshotStatus,
} from "./snapshotEvent.ts";
import type { SnapshotFailure } from "../snapshotFile/snapshotFailure.ts";

export interface SnapshotMove {
  readonly status: SnapshotStatus;
  readonly effects: readonly SnapshotEffect[];
}

/**
 * Returns the status after an event and what is to be done for it. Pure: `createSnapshotDispatch`
 * carries the effects out in their order.
 */
export function reduceSnapshots(
  status: SnapshotStatus,
  event: SnapshotEvent,
  context: SnapshotContext,
): SnapshotMove {
  switch (event.kind) {
    case "actionBegan":
      return begin(status, event);
    case "actionEnded":
      return only({ ...status, activity: { kind: "idle" } });
    case "machineChanged":
      return only(withChanged(status, true));
    case "captured":
      // At the capture: what changes while the state is written needs the next save.
      return only(withChanged(status, false));
    case "saved": {
      const { id, name, cause } = event;
      const isByHand = cause === "user" || cause === "waiting";
      const said: readonly SnapshotEffect[] = isByHand
        ? [report({ kind: "snapshotSaved", name })]
        : [];
      return {
        status: { ...status, currentId: id },
        effects: [...remember(id, context), ...said],
      };
    }
    case "saveFailed": {
      const after = event.wasCaptured ? withChanged(status, true) : status;
      return isReported(event.failure, event.cause) ? fail(after, event.failure) : only(after);
    }
    case "checkpointKept": {
      const added = Object.fromEntries(event.runIds.map((runId) => [runId, event.id]));
      return only({ ...status, checkpoints: { ...status.checkpoints, ...added } });
    }
    case "entered":
      return {
        status: { ...status, currentId: event.id, isChanged: false },
        effects: remember(event.id, context),
      };
    case "restored":
      return { status, effects: [report({ kind: "snapshotRestored", snapshot: event.snapshot })] };
    case "importRead":
      return only({ ...status, unsealed: null });
    case "imported":
      // The imported state is not saved in this browser yet.
      return {
        status: withChanged(status, true),
        effects: [report({ kind: "stateImported", name: event.name })],
      };
    case "importRefused": {
      const unsealed = event.failure.kind === "unsealed" ? event.file : null;
      return fail({ ...status, unsealed }, event.failure);
    }
    case "exported":
      return { status, effects: [report({ kind: "stateExported", fileName: event.fileName })] };
    case "removed":
      return only(status.currentId === event.id ? withChanged(status, true) : status);
    case "launching":
      // Nothing is remembered: the snapshot to resume is the one remembered before.
      return only({ ...status, currentId: null, isChanged: false });
    case "resumed": {
      const { id, savedAtMs } = event;
      return {
        status: { ...status, currentId: id },
        effects: [report({ kind: "stateResumed", savedAtMs })],
      };
    }
    case "failed":
      return fail(status, event.failure);
    case "failureDismissed":
      return only({ ...status, failure: null, unsealed: null });
  }
}

function begin(
  status: SnapshotStatus,
  { activity: kind, isAsked }: Extract<SnapshotEvent, { kind: "actionBegan" }>,
): SnapshotMove {
  const activity = isAsked ? { kind } : ({ kind, isBackground: true } as const);
  // Automatic work must not hide the failure of an action of the user.
  return only({ ...status, activity, failure: isAsked ? null : status.failure });
}

/** A later automatic save may succeed on a machine that is busy or stopped now. */
function isReported({ kind }: SnapshotFailure, cause: SaveCause): boolean {
  switch (cause) {
    case "user":
    case "checkpoint":
      return true;
    case "waiting":
      return kind !== "machineBusy";
    case "automatic":
      return kind === "storageFull" || kind === "storageFailed";
  }
}

function fail(status: SnapshotStatus, failure: SnapshotFailure): SnapshotMove {
  return {
    status: { ...status, failure },
    effects: [report({ kind: "snapshotFailed", failure })],
  };
}

function only(status: SnapshotStatus): SnapshotMove {
  return { status, effects: [] };
}

function withChanged(status: SnapshotStatus, isChanged: boolean): SnapshotStatus {
  return status.isChanged === isChanged ? status : { ...status, isChanged };
}

function report(event: WorkbenchEvent): SnapshotEffect {
  return { kind: "report", event };
}

function remember(
  snapshotId: string | null,
  { slot, imageId }: SnapshotContext,
): readonly SnapshotEffect[] {
  if (slot === null || imageId === null) return [];
  return [{ kind: "remember", slot, imageId, snapshotId }];
}
