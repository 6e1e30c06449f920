import type { Unsubscribe } from "../../../base/emitter.ts";

/** The time as a session sees it; tests put their own in its place. */
export interface SessionClock {
  /** Milliseconds that never go backwards, as `performance.now()` counts them. */
  monotonicMs(): number;
  /** Calls back once after a delay in milliseconds. */
  setTimer(callback: () => void, delayMs: number): Unsubscribe;
}
