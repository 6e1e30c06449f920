import type { OutputComparison } from "./compareOutput.ts";

/** The result of a test that ran to its end. */
export interface RegressionResult {
  readonly actual: string;
  /** psql's output, if that is not UTF-8. */
  readonly bytes?: Uint8Array;
  readonly comparison: OutputComparison;
  /** psql's exit status; not 0 if it lost its connection. */
  readonly exitStatus: number;
  readonly elapsedMs: number;
}

export function hasPassed({ comparison, exitStatus }: RegressionResult): boolean {
  return comparison.kind === "same" && exitStatus === 0;
}
