import type { SnapshotActivity } from "../store/snapshotsState.ts";
import type { SnapshotEvent } from "./snapshotEvent.ts";

/** Queues `work`. Automatic work (`isAsked` false) keeps the last failure in the store. */
export type DuringActivity = <T>(
  kind: Exclude<SnapshotActivity["kind"], "idle">,
  work: () => Promise<T>,
  isAsked?: boolean,
) => Promise<T>;

/** Runs one action at a time: each needs much memory and time of the machine. */
export function createSnapshotQueue(dispatch: (event: SnapshotEvent) => void): DuringActivity {
  let tail: Promise<unknown> = Promise.resolve();
  return (activity, work, isAsked = true) => {
    const own = tail.then(async () => {
      dispatch({ kind: "actionBegan", activity, isAsked });
      try {
        return await work();
      } finally {
        dispatch({ kind: "actionEnded" });
      }
    });
    tail = own.catch(() => undefined);
    return own;
  };
}
