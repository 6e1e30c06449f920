import type { Unsubscribe } from "../../../base/emitter.ts";

/** A session's clock and timers; tests replace it. */
export interface SessionClock {
  /** Monotonic milliseconds, as of `performance.now()`. */
  monotonicMs(): number;
  /** Calls `callback` once after a delay in milliseconds. */
  setTimer(callback: () => void, delayMs: number): Unsubscribe;
}
