export interface IdlePolicy {
  /** Time without activity after which an unused machine is slowed down, in milliseconds. */
  readonly quietMs: number;
  /** The same while a line has input of the host that is not answered yet. */
  readonly unansweredQuietMs: number;
  /** Interval at which a slowed machine checks its timers, in milliseconds. */
  readonly wakeEveryMs: number;
  /** A guest that runs more instructions than this is not idle. */
  readonly busyInstructionsPerSecond: number;
}

export const defaultIdlePolicy: IdlePolicy = {
  quietMs: 1000,
  unansweredQuietMs: 60_000,
  wakeEveryMs: 250,
  // An idle stock kernel runs one to three million, a computing guest about a hundred million, a
  // tenth of that on a busy host. Running time would be less reliable, as a busy host stretches it.
  busyInstructionsPerSecond: 10_000_000,
};

// Long enough for a few dozen of a stock kernel's timer interrupts.
const windowMs = 250;

/**
 * Decides how long a halted guest may sleep.
 *
 * A stock kernel wakes 250 times a second only to count ticks. Its clock is the processor's time
 * stamp counter, which follows the host's clock, so sleeping longer loses no time. While there is
 * traffic, or the guest computes, every timer is kept; after the quiet time, waits are extended to
 * `wakeEveryMs`.
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

  /** Notes activity of the guest or of the host. */
  noteActivity(nowMs: number): void {
    this.#awakeUntilMs = nowMs + this.#policy.quietMs;
  }

  /** Notes bytes sent to the guest on this line, which the guest may be about to answer. */
  noteInput(line: number, nowMs: number): void {
    this.noteActivity(nowMs);
    this.#unansweredUntilMs.set(line, nowMs + this.#policy.unansweredQuietMs);
  }

  /** Notes bytes that the guest sent on this line. */
  noteOutput(line: number, nowMs: number): void {
    this.noteActivity(nowMs);
    this.#unansweredUntilMs.delete(line);
  }

  /** Notes the instructions that the guest ran since the last call. */
  noteInstructions(count: number, nowMs: number): void {
    this.#windowInstructions += count;
    const lengthMs = nowMs - this.#windowStartMs;
    if (lengthMs < windowMs) return;
    const perSecond = (this.#windowInstructions * 1000) / lengthMs;
    if (perSecond > this.#policy.busyInstructionsPerSecond) this.noteActivity(nowMs);
    this.#windowStartMs = nowMs;
    this.#windowInstructions = 0;
  }

  /** Returns how long to wait when the guest is halted and its next timer is due in `delayMs`. */
  stretch(delayMs: number, nowMs: number): number {
    return this.#isAwake(nowMs) ? delayMs : Math.max(delayMs, this.#policy.wakeEveryMs);
  }

  #isAwake(nowMs: number): boolean {
    if (nowMs < this.#awakeUntilMs) return true;
    return [...this.#unansweredUntilMs.values()].some((untilMs) => nowMs < untilMs);
  }
}
