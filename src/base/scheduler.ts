/** Cancels a delayed call; does nothing after the call was made. */
export type CancelDelay = () => void;

/** Time and the event loop, for the emulator's loop; replaced in tests. */
export interface Scheduler {
  /** Milliseconds since a fixed moment, with fractions; never goes back. */
  now(): number;
  /** Calls back in a separate task, after the tasks that are already queued. */
  soon(callback: () => void): void;
  /** Calls back in a separate task, not before the delay is over. */
  after(delayMs: number, callback: () => void): CancelDelay;
}
