import type { Unsubscribe } from "../../../base/emitter.ts";
import type { SessionClock } from "../contract/sessionClock.ts";

const firstRetryMs = 250;
const lastRetryMs = 4000;

/** The one thing that a console waits for: what to do when it does not come in time. */
export class ConsoleTimer {
  readonly #clock: SessionClock;
  #stop: Unsubscribe = () => undefined;

  constructor(clock: SessionClock) {
    this.#clock = clock;
  }

  /** Takes the place of what was waited for before. */
  start(delayMs: number, onTimeout: () => void): void {
    this.#stop();
    this.#stop = this.#clock.setTimer(onTimeout, delayMs);
  }

  /** Waits longer for each attempt, which count from 1. */
  startAttempt(attempt: number, onTimeout: () => void): void {
    this.start(Math.min(firstRetryMs * 2 ** (attempt - 1), lastRetryMs), onTimeout);
  }

  stop(): void {
    this.#stop();
    this.#stop = () => undefined;
  }
}
