import { writeDiff } from "../../sql/regression/regressionReport.ts";
import type { RegressionResult } from "../../sql/regression/regressionResult.ts";
import type { RegressionTest } from "../../sql/regression/regressionTest.ts";
import { type BugReportPlace, fence, writePlace } from "../results/errors/bugReport.ts";

/** A test that did not pass as Markdown, for a tracker: in English, whatever the page speaks. */
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
