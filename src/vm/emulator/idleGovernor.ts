export interface IdlePolicy {
  /** Silence after which an unused machine is slowed down. */
  readonly quietMs: number;
  /** The same while a line's last word was the host's. */
  readonly unansweredQuietMs: number;
  /** How often a machine that is slowed down looks at its timers. */
  readonly wakeEveryMs: number;
  /** A guest that runs more instructions than this is not idle. */
  readonly busyInstructionsPerSecond: number;
}

export const defaultIdlePolicy: IdlePolicy = {
  quietMs: 1000,
  unansweredQuietMs: 60_000,
  wakeEveryMs: 250,
  // A stock kernel that only counts runs one to three million, a computing guest some hundred
  // million, a tenth of that where the host is busy. Time says less: a busy host stretches it.
  busyInstructionsPerSecond: 10_000_000,
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
  #windowInstructions = 0;

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

  /** The guest has run instructions since this was called last. */
  noteInstructions(count: number, nowMs: number): void {
    this.#windowInstructions += count;
    const lengthMs = nowMs - this.#windowStartMs;
    if (lengthMs < windowMs) return;
    const perSecond = (this.#windowInstructions * 1000) / lengthMs;
    if (perSecond > this.#policy.busyInstructionsPerSecond) this.noteActivity(nowMs);
    this.#windowStartMs = nowMs;
    this.#windowInstructions = 0;
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
