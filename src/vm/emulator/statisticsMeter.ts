import type { MachineStatistics } from "../machine.ts";

type Rates = Pick<
  MachineStatistics,
  "instructions" | "instructionsPerSecond" | "runningShare" | "uptimeMs"
>;

/** Measures a machine's speed and running share between two calls. */
export class StatisticsMeter {
  readonly #startMs: number;
  #measuredMs: number;
  #measuredBusyMs = 0;
  #instructions = 0;
  #allInstructions = 0;
  #counter = 0;

  constructor(nowMs: number) {
    this.#startMs = nowMs;
    this.#measuredMs = nowMs;
  }

  /**
   * Reads the processor's counter, which wraps at 32 bits: call it at least once a second. Returns
   * the number of instructions since the last call.
   */
  noteInstructions(counter: number): number {
    const count = (counter - this.#counter) >>> 0;
    this.#instructions += count;
    this.#allInstructions += count;
    this.#counter = counter;
    return count;
  }

  measure(nowMs: number, busyMs: number): Rates {
    const elapsedMs = Math.max(1, nowMs - this.#measuredMs);
    const rates: Rates = {
      instructions: this.#allInstructions,
      instructionsPerSecond: (this.#instructions * 1000) / elapsedMs,
      runningShare: Math.min(1, (busyMs - this.#measuredBusyMs) / elapsedMs),
      uptimeMs: nowMs - this.#startMs,
    };
    this.#measuredMs = nowMs;
    this.#measuredBusyMs = busyMs;
    this.#instructions = 0;
    return rates;
  }
}
