// Sums up the reports of the test runners and ends with one line for users and programs.
import { existsSync, readFileSync } from "node:fs";

interface Totals {
  passed: number;
  failed: number;
  skipped: number;
  /** Passed at the second attempt only; part of `passed`. */
  unsteady: number;
}

const totals: Totals = { passed: 0, failed: 0, skipped: 0, unsteady: 0 };
for (const name of ["unit", "guest"]) addVitest(`test-results/${name}.json`);
addPlaywright("test-results/e2e.json");
if (totals.unsteady > 0) {
  console.log(
    `\n${totals.unsteady} passed only at the second attempt ("flaky" above): find out why`,
  );
}
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
if (totals.failed > 0 || totals.passed === 0) process.exitCode = 1;

function addVitest(path: string): void {
  const report = readReport(path);
  totals.passed += countOf(report, "numPassedTests");
  totals.failed += countOf(report, "numFailedTests");
  totals.skipped += countOf(report, "numPendingTests");
}

function addPlaywright(path: string): void {
  const statistics = readReport(path)["stats"];
  if (typeof statistics !== "object" || statistics === null) throw new Error(`${path}: no stats`);
  const fields = statistics as Record<string, unknown>;
  totals.passed += countOf(fields, "expected") + countOf(fields, "flaky");
  totals.failed += countOf(fields, "unexpected");
  totals.unsteady += countOf(fields, "flaky");
  totals.skipped += countOf(fields, "skipped");
}

function readReport(path: string): Record<string, unknown> {
  if (!existsSync(path)) throw new Error(`${path} is missing: did every runner run?`);
  return JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
}

function countOf(report: Record<string, unknown>, field: string): number {
  const value = report[field];
  if (typeof value !== "number") throw new Error(`the report has no number "${field}"`);
  return value;
}
