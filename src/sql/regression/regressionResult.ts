import type { OutputComparison } from "./compareOutput.ts";

/** What came of a test that ran to its end. */
export interface RegressionResult {
  readonly actual: string;
  /** What psql printed, where that is not UTF-8. */
  readonly bytes?: Uint8Array;
  readonly comparison: OutputComparison;
  /** Of psql: not 0 when it lost its connection. */
  readonly exitStatus: number;
  readonly elapsedMs: number;
}

export function hasPassed({ comparison, exitStatus }: RegressionResult): boolean {
  return comparison.kind === "same" && exitStatus === 0;
}
