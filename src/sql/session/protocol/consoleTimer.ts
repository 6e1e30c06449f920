import type { Unsubscribe } from "../../../base/emitter.ts";
import type { SessionClock } from "../contract/sessionClock.ts";

const firstRetryMs = 250;
const lastRetryMs = 4000;

/** The single pending timeout of a console. */
export class ConsoleTimer {
  readonly #clock: SessionClock;
  #stop: Unsubscribe = () => undefined;

  constructor(clock: SessionClock) {
    this.#clock = clock;
  }

  /** Starts a timeout and stops the one before. */
  start(delayMs: number, onTimeout: () => void): void {
    this.#stop();
    this.#stop = this.#clock.setTimer(onTimeout, delayMs);
  }

  /** Starts a timeout that grows with each attempt, counted from 1. */
  startAttempt(attempt: number, onTimeout: () => void): void {
    this.start(Math.min(firstRetryMs * 2 ** (attempt - 1), lastRetryMs), onTimeout);
  }

  stop(): void {
    this.#stop();
    this.#stop = () => undefined;
  }
}
