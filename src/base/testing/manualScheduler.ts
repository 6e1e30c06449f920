import type { CancelDelay, Scheduler } from "../scheduler.ts";

interface Entry {
  readonly dueMs: number;
  readonly callback: () => void;
}

/** A scheduler whose time a test moves by hand. */
export class ManualScheduler implements Scheduler {
  #nowMs: number;
  #entries: readonly Entry[] = [];

  constructor(startMs = 0) {
    this.#nowMs = startMs;
  }

  /** Calls that have not been made yet. */
  get pendingCount(): number {
    return this.#entries.length;
  }

  now(): number {
    return this.#nowMs;
  }

  soon(callback: () => void): void {
    this.after(0, callback);
  }

  after(delayMs: number, callback: () => void): CancelDelay {
    const entry: Entry = { dueMs: this.#nowMs + delayMs, callback };
    this.#entries = [...this.#entries, entry];
    return () => {
      this.#entries = this.#entries.filter((other) => other !== entry);
    };
  }

  /** Lets time pass without a call being made, as inside a callback that takes long. */
  spend(durationMs: number): void {
    this.#nowMs += durationMs;
  }

  /** Makes every call that is due within this time, in the order of their times. */
  advance(durationMs: number): void {
    const endMs = this.#nowMs + durationMs;
    for (let entry = this.#findNext(endMs); entry !== undefined; entry = this.#findNext(endMs)) {
      const next = entry;
      this.#entries = this.#entries.filter((other) => other !== next);
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      next.callback();
    }
    this.#nowMs = Math.max(this.#nowMs, endMs);
  }

  #findNext(endMs: number): Entry | undefined {
    return this.#entries
      .filter((entry) => entry.dueMs <= endMs)
      .reduce<Entry | undefined>(
        (first, entry) => (first === undefined || entry.dueMs < first.dueMs ? entry : first),
        undefined,
      );
  }
}
