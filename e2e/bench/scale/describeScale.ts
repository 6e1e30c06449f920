import { type Measurement, one } from "../measurement.ts";
import type { Cost } from "./measureCost.ts";

/** One step on the larger amount and on the smaller one. */
export interface ScaledCost {
  /** What was done with the larger amount: "2,000 tables in the tree, one more". */
  readonly name: string;
  readonly large: Cost;
  readonly small: Cost;
  /** How many times the larger amount is the smaller one. */
  readonly factor: number;
  readonly taskGoalMs: number | null;
}

/** Time per unit, longest task and memory; a ratio of 1 is linear growth. */
export function describeScale(scaled: ScaledCost): readonly Measurement[] {
  const { name, large, small, factor, taskGoalMs } = scaled;
  return [
    one(name, "ms", large.ms),
    one(`${name}: time for each, to 1/${factor} of it`, "ratio", large.ms / small.ms / factor, 1.5),
    one(`${name}: longest main-thread task`, "ms", large.longestTaskMs, taskGoalMs),
    one(`${name}: peak memory of the tab`, "MB", large.peakMegabytes),
  ];
}
