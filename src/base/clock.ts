import type { Unsubscribe } from "./emitter.ts";

/** Time and timers; replaced in tests. */
export interface Clock {
  /** Milliseconds since the epoch. */
  nowMs(): number;
  /** Milliseconds that never go backwards, as `performance.now()` counts them. */
  monotonicMs(): number;
  /** Calls back once after a delay in milliseconds. */
  setTimer(callback: () => void, delayMs: number): Unsubscribe;
}
