import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { SnapshotActivity } from "../store/snapshotsState.ts";

/** Queues `work`. Automatic work (`isAsked` false) keeps the last failure in the store. */
export type DuringActivity = <T>(
  kind: Exclude<SnapshotActivity["kind"], "idle">,
  work: () => Promise<T>,
  isAsked?: boolean,
) => Promise<T>;

/** Runs one action at a time: each needs much memory and time of the machine. */
export function createSnapshotQueue(context: WorkbenchContext): DuringActivity {
  let tail: Promise<unknown> = Promise.resolve();
  return (kind, work, isAsked = true) => {
    const own = tail.then(async () => {
      context.update("snapshots", (snapshots) => ({
        ...snapshots,
        activity: isAsked ? { kind } : { kind, isBackground: true },
        // Automatic work must not hide the failure of an action of the user.
        failure: isAsked ? null : snapshots.failure,
      }));
      try {
        return await work();
      } finally {
        context.update("snapshots", (snapshots) => ({ ...snapshots, activity: { kind: "idle" } }));
      }
    });
    tail = own.catch(() => undefined);
    return own;
  };
}
