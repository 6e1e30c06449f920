import type { OutputBlock } from "../model.ts";
import type { Outcome } from "../session/contract/sqlSession.ts";
import type { FeatureProbe, FeatureState } from "./featureProbes.ts";

/**
 * Judges a probe's result; `null` if there was none, for example after a cancel.
 *
 * SQLSTATE classes for things that a server does not know: 0A (feature not supported), 3F (schema),
 * 42 (syntax, names, types). Any other error comes from a feature that exists and fails.
 */
export function judgeProbe(
  { expected, whenMissing, expectedSqlState }: FeatureProbe,
  outcome: Outcome,
  blocks: readonly OutputBlock[],
): FeatureState | null {
  if (outcome.kind === "failed") {
    const { sqlState, message } = outcome.error;
    if (expectedSqlState !== undefined && sqlState === expectedSqlState) return present;
    const isUnknown = sqlState === null || /^(?:0A|3F|42)/.test(sqlState);
    return isUnknown ? missing : { kind: "wrong", answer: message };
  }
  if (outcome.kind !== "completed") return null;
  if (expected === null) return expectedSqlState === undefined ? present : missing;
  const row = blocks.find((block) => block.kind === "table")?.table.rows[0] ?? [];
  if (isSame(row, expected)) return present;
  if (whenMissing !== undefined && isSame(row, whenMissing)) return missing;
  return { kind: "wrong", answer: row.map((cell) => cell ?? "NULL").join(", ") };
}

const present: FeatureState = { kind: "present" };
const missing: FeatureState = { kind: "missing" };

function isSame(row: readonly (string | null)[], expected: readonly (string | null)[]): boolean {
  return row.length === expected.length && row.every((cell, index) => cell === expected[index]);
}
