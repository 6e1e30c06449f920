import type { Unsubscribe } from "../../base/emitter.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { SnapshotFailure } from "../snapshotFile/snapshotFailure.ts";

/** Saves as soon as a busy machine is idle. */
export interface SaveWhenIdle {
  /** Tries now and retries while the machine is busy. Ignored while an earlier save is pending. */
  start(name: string): void;
  stop(): void;
}

// An attempt itself waits five seconds for the machine to become idle.
const betweenMs = 2000;

/** `attempt` saves and reports its failures itself, except for a busy machine. */
export function createSaveWhenIdle(
  context: WorkbenchContext,
  attempt: (name: string) => Promise<SnapshotFailure | null>,
): SaveWhenIdle {
  let stopTimer: Unsubscribe = () => undefined;
  /** Counts the deferred saves: an attempt of a cancelled one must not affect the next. */
  let turn = 0;

  const setWaiting = (waitingName: string | null): void => {
    context.update("snapshots", (snapshots) => ({ ...snapshots, waitingName }));
  };

  const isWaiting = (): boolean => context.get().snapshots.waitingName !== null;

  /** While a statement runs, an attempt would only wait. */
  const isWorthTrying = (): boolean =>
    Object.values(context.get().sessions).every(({ status }) => status.kind !== "busy");

  const tryOnce = async (name: string, own: number): Promise<void> => {
    const failure = isWorthTrying() ? await attempt(name) : ({ kind: "machineBusy" } as const);
    if (own !== turn) return;
    if (failure?.kind === "machineBusy") {
      stopTimer = context.dependencies.clock.setTimer(() => void tryOnce(name, own), betweenMs);
    } else setWaiting(null);
  };

  return {
    start(name) {
      if (isWaiting()) return;
      turn += 1;
      setWaiting(name);
      void tryOnce(name, turn);
    },
    stop() {
      turn += 1;
      stopTimer();
      setWaiting(null);
    },
  };
}
