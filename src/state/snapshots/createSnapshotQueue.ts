import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { SnapshotActivity } from "../store/snapshotsState.ts";

/** Runs one piece of work after those before it; work that nobody asked for leaves the last failure. */
export type DuringActivity = <T>(
  kind: Exclude<SnapshotActivity["kind"], "idle">,
  work: () => Promise<T>,
  isAsked?: boolean,
) => Promise<T>;

/** Work on states, one at a time: each takes much of the machine and of memory. */
export function createSnapshotQueue(context: WorkbenchContext): DuringActivity {
  let tail: Promise<unknown> = Promise.resolve();
  return (kind, work, isAsked = true) => {
    const own = tail.then(async () => {
      context.update("snapshots", (snapshots) => ({
        ...snapshots,
        activity: isAsked ? { kind } : { kind, isBackground: true },
        // What happens by itself leaves the last word to what was asked for.
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
