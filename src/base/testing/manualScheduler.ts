import type { CancelDelay, Scheduler } from "../scheduler.ts";

interface Entry {
  readonly dueMs: number;
  readonly callback: () => void;
}

/** A scheduler whose time a test advances. */
export class ManualScheduler implements Scheduler {
  #nowMs: number;
  #entries: readonly Entry[] = [];

  constructor(startMs = 0) {
    this.#nowMs = startMs;
  }

  /** Number of pending calls. */
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

  /** Advances the time without making calls, as inside a callback that takes long. */
  spend(durationMs: number): void {
    this.#nowMs += durationMs;
  }

  /** Advances the time and makes every call that becomes due, in the order of their times. */
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
