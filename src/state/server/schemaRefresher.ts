import type { Clock } from "../../base/clock.ts";

export interface SchemaRefresher {
  /** Reads the catalogue again, soon: several requests in a row count as one. */
  request(): void;
  /** Resolves once nothing that was requested is still to be read. */
  whenDone(): Promise<void>;
}

/** `refresh` never runs twice at a time; a request that comes meanwhile is served after it. */
export function createSchemaRefresher(clock: Clock, refresh: () => Promise<void>): SchemaRefresher {
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

  const request = (): void => {
    if (state === "idle") {
      state = "waiting";
      clock.setTimer(() => {
        void run();
      }, gatherMs);
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
