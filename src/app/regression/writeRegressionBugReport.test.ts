import { expect, it } from "vitest";
import { compareOutput } from "../../sql/regression/compareOutput.ts";
import { writeRegressionBugReport } from "./writeRegressionBugReport.ts";

it("contains the place, the script and the differences", () => {
  const test = { name: "t", script: "select 2;\n", expected: [{ name: "t.out", text: "1\n" }] };
  const comparison = compareOutput(test.expected, "2\n");
  const result = { actual: "2\n", comparison, exitStatus: 0, elapsedMs: 1 };
  const place = { port: "5432 PostgreSQL", engine: "PostgreSQL 15.18", server: null };
  expect(writeRegressionBugReport(test, result, place)).toBe(`**Where**

- Engine: PostgreSQL 15.18
- Server: not known
- Port: 5432 PostgreSQL

**Script** (t.sql, through \`psql -X -a -q\` as pg_regress runs it)

\`\`\`sql
select 2;
\`\`\`

**Expected and actual output**

\`\`\`diff
diff -U3 expected/t.out results/t.out
--- expected/t.out
+++ results/t.out
@@ -1 +1 @@
-1
+2
\`\`\`
`);
});
