import type { SessionClock } from "../contract/sessionClock.ts";

/** Debounced task: runs once, 500 ms after the first request. */
export class DebouncedTask {
  readonly #clock: SessionClock;
  readonly #run: () => Promise<void>;
  #pending: Promise<void> | null = null;

  constructor(clock: SessionClock, run: () => Promise<void>) {
    this.#clock = clock;
    this.#run = run;
  }

  /** Resolves when the task has run. */
  request(): Promise<void> {
    this.#pending ??= new Promise((resolve) => {
      this.#clock.setTimer(() => {
        this.#pending = null;
        void this.#run().then(resolve);
      }, delayMs);
    });
    return this.#pending;
  }
}

/** A delay that lets a statement which is about to be queued run first. */
const delayMs = 500;
