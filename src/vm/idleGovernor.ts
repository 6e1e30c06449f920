export interface IdlePolicy {
  /** Silence after which an unused machine is slowed down. */
  readonly quietMs: number;
  /** The same while a line's last word was the host's. */
  readonly unansweredQuietMs: number;
  /** How often a machine that is slowed down looks at its timers. */
  readonly wakeEveryMs: number;
  /** A guest that computes for longer than this share of the time is not idle. */
  readonly busyShare: number;
}

export const defaultIdlePolicy: IdlePolicy = {
  quietMs: 1000,
  unansweredQuietMs: 60_000,
  wakeEveryMs: 250,
  busyShare: 0.2,
};

// Long enough for a few dozen of a stock kernel's timer interrupts.
const windowMs = 250;

/**
 * Decides how long a halted guest may be left alone.
 *
 * A stock kernel wakes 250 times a second only to count. Its clock is the processor's time stamp
 * counter, which follows the host's clock, so it loses nothing when it sleeps through. While there
 * is traffic, or the guest computes, every timer is kept; after a while of silence timers are
 * kept to `wakeEveryMs`.
 */
export class IdleGovernor {
  readonly #policy: IdlePolicy;
  readonly #unansweredUntilMs = new Map<number, number>();
  #awakeUntilMs: number;
  #windowStartMs: number;
  #windowBusyMs = 0;

  constructor(policy: IdlePolicy, nowMs: number) {
    this.#policy = policy;
    this.#awakeUntilMs = nowMs + policy.quietMs;
    this.#windowStartMs = nowMs;
  }

  /** The guest did something, or something was done to it. */
  noteActivity(nowMs: number): void {
    this.#awakeUntilMs = nowMs + this.#policy.quietMs;
  }

  /** The host sent bytes on this line: the guest may be at work on an answer. */
  noteInput(line: number, nowMs: number): void {
    this.noteActivity(nowMs);
    this.#unansweredUntilMs.set(line, nowMs + this.#policy.unansweredQuietMs);
  }

  /** The guest sent bytes on this line. */
  noteOutput(line: number, nowMs: number): void {
    this.noteActivity(nowMs);
    this.#unansweredUntilMs.delete(line);
  }

  /** The guest had the processor for this time. */
  noteTick(startMs: number, endMs: number): void {
    this.#windowBusyMs += endMs - startMs;
    const lengthMs = endMs - this.#windowStartMs;
    if (lengthMs < windowMs) return;
    if (this.#windowBusyMs > lengthMs * this.#policy.busyShare) this.noteActivity(endMs);
    this.#windowStartMs = endMs;
    this.#windowBusyMs = 0;
  }

  /** How long to wait when the guest is halted and its next timer is due in `delayMs`. */
  stretch(delayMs: number, nowMs: number): number {
    return this.#isAwake(nowMs) ? delayMs : Math.max(delayMs, this.#policy.wakeEveryMs);
  }

  #isAwake(nowMs: number): boolean {
    if (nowMs < this.#awakeUntilMs) return true;
    return [...this.#unansweredUntilMs.values()].some((untilMs) => nowMs < untilMs);
  }
}
