import type { SessionClock } from "../contract/sessionClock.ts";

/** Does something a moment after it was asked for, once for all who ask until then. */
export class DebouncedTask {
  readonly #clock: SessionClock;
  readonly #run: () => Promise<void>;
  #pending: Promise<void> | null = null;

  constructor(clock: SessionClock, run: () => Promise<void>) {
    this.#clock = clock;
    this.#run = run;
  }

  /** Resolves once it is done. */
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

/** A statement that is about to be run need not wait for it. */
const delayMs = 500;
