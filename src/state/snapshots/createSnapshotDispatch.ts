import type { LastSnapshots } from "../storage/lastSnapshots.ts";
import type { MessageWriter } from "../store/messageWriter.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import { reduceSnapshots } from "./reduceSnapshots.ts";
import { selectKeeps, selectSlot } from "./selectSlot.ts";
import type { NamedFile, SnapshotEvent } from "./snapshotEvent.ts";

export interface SnapshotDispatch {
  (event: SnapshotEvent): void;
  /** The file last refused because it has no seal. */
  readonly unsealed: () => NamedFile | null;
}

/** Reduces the events of snapshots into the store, and carries out what the reducer decides. */
export function createSnapshotDispatch(
  context: WorkbenchContext,
  messages: Pick<MessageWriter, "write">,
  lastSnapshots: Pick<LastSnapshots, "set">,
): SnapshotDispatch {
  let unsealed: NamedFile | null = null;

  const dispatch = (event: SnapshotEvent): void => {
    const state = context.get();
    const { activity, failure, currentId, isChanged, checkpoints } = state.snapshots;
    const before = { activity, failure, currentId, isChanged, checkpoints, unsealed };
    const { status, effects } = reduceSnapshots(before, event, {
      slot: selectKeeps(state) ? selectSlot(state) : null,
      imageId: state.machine.imageId,
    });
    const { unsealed: nextUnsealed, ...shown } = status;
    unsealed = nextUnsealed;
    // A change that is noted again must not notify the store's subscribers.
    if (status !== before) context.update("snapshots", (stored) => ({ ...stored, ...shown }));
    for (const effect of effects) {
      switch (effect.kind) {
        case "report":
          messages.write({ kind: "event", event: effect.event });
          break;
        case "remember":
          lastSnapshots.set(effect.slot, effect.imageId, effect.snapshotId);
          break;
      }
    }
  };

  return Object.assign(dispatch, { unsealed: () => unsealed });
}
