import type { Unsubscribe } from "../../base/emitter.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { SnapshotFailure } from "./file/snapshotFailure.ts";

/** Saves as soon as a busy machine comes to rest. */
export interface SaveWhenIdle {
  /** Tries now and, while the machine is busy, again and again. One at a time: a second is no more. */
  start(name: string): void;
  stop(): void;
}

// An attempt itself gives the machine five seconds to rest.
const betweenMs = 2000;

/** `attempt` saves and says what went wrong, but for a busy machine, by itself. */
export function createSaveWhenIdle(
  context: WorkbenchContext,
  attempt: (name: string) => Promise<SnapshotFailure | null>,
): SaveWhenIdle {
  let stopTimer: Unsubscribe = () => undefined;
  /** Counts the waits: an attempt of one that was given up changes nothing of the next. */
  let turn = 0;

  const setWaiting = (waitingName: string | null): void => {
    context.update("snapshots", (snapshots) => ({ ...snapshots, waitingName }));
  };

  const isWaiting = (): boolean => context.get().snapshots.waitingName !== null;

  /** A statement that runs would only make the attempt wait. */
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
