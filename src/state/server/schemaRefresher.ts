import type { Clock } from "../../base/clock.ts";

export interface SchemaRefresher {
  /** Schedules a debounced reload of the catalogue. */
  request(): void;
  /** Resolves once no requested reload is pending or running. */
  whenDone(): Promise<void>;
}

/**
 * `refresh` never runs concurrently; a request during it causes another one afterwards. While
 * `isBusy` returns true a reload waits, at most eight seconds: the statements of a script would
 * share the processor with one reload each.
 */
export function createSchemaRefresher(
  clock: Clock,
  refresh: () => Promise<void>,
  isBusy: () => boolean,
): SchemaRefresher {
  let state: "idle" | "waiting" | "refreshing" | "refreshingAndRequested" = "idle";

  const waiting: (() => void)[] = [];

  const run = async (): Promise<void> => {
    state = "refreshing";
    await refresh();
    const wasRequested = isRequested();
    state = "idle";
    if (wasRequested) request();
    else for (const resolve of waiting.splice(0)) resolve();
  };
  // The compiler does not see that `request` changes the state during the await.
  const isRequested = (): boolean => (state as string) === "refreshingAndRequested";

  const gather = (waitedMs: number): void => {
    clock.setTimer(() => {
      if (isBusy() && waitedMs < mostWaitedMs) gather(waitedMs + gatherMs);
      else void run();
    }, gatherMs);
  };

  const request = (): void => {
    if (state === "idle") {
      state = "waiting";
      gather(0);
    } else if (state === "refreshing") {
      state = "refreshingAndRequested";
    }
  };
  return {
    request,
    whenDone: () =>
      state === "idle"
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push(resolve);
          }),
  };
}

const gatherMs = 150;
const mostWaitedMs = 8000;
