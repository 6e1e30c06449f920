/** Gives up a delayed call; calling it after the call was made does nothing. */
export type CancelDelay = () => void;

/** Time and the event loop, as the emulator's loop sees them; tests put their own in its place. */
export interface Scheduler {
  /** Milliseconds since some fixed moment, with fractions; never goes back. */
  now(): number;
  /** Calls back in a task of its own, as soon as the event loop has dealt with what waits. */
  soon(callback: () => void): void;
  /** Calls back in a task of its own, not before the delay is over. */
  after(delayMs: number, callback: () => void): CancelDelay;
}
