import { writeDiff } from "../../sql/regression/regressionReport.ts";
import type { RegressionResult } from "../../sql/regression/regressionResult.ts";
import type { RegressionTest } from "../../sql/regression/regressionTest.ts";
import { type BugReportPlace, fence, writePlace } from "../results/errors/bugReport.ts";

/** A failed test as Markdown for an issue tracker, in English in every language of the page. */
export function writeRegressionBugReport(
  { name, script }: RegressionTest,
  result: RegressionResult,
  place: BugReportPlace,
): string {
  const diff = writeDiff(name, result);
  return [
    ...writePlace(place),
    `**Script** (${name}.sql, through \`psql -X -a -q\` as pg_regress runs it)`,
    "",
    fence(script.trimEnd(), "sql"),
    "",
    ...(diff === ""
      ? ["**What psql printed**", "", fence(result.actual.trimEnd(), "text")]
      : ["**Expected and actual output**", "", fence(diff.trimEnd(), "diff")]),
    "",
  ].join("\n");
}
