import { expect, it } from "vitest";
import { writeBugReport } from "./bugReport.ts";
import type { ResultTab } from "../tabs/resultTab.ts";

const tab: ResultTab = {
  id: "1",
  sql: "select '```' as a;\n",
  port: 5432,
  status: { kind: "ended", outcome: { kind: "completed" } },
  blocks: [
    {
      kind: "table",
      table: {
        title: null,
        columns: [{ name: "a", alignment: "left", type: "text" }],
        rows: [["x"], [null]],
        footerRowCount: 2,
        footers: [],
        isComplete: true,
      },
    },
    { kind: "tag", tag: "SELECT 2" },
  ],
  rowCount: 2,
  remaining: null,
  isHeld: false,
  alignedRows: 0,
  elapsedMs: 1,
  isPinned: false,
  arrivedRows: null,
  bulk: null,
};

it("contains a statement's place and result, in fences that its text cannot close", () => {
  const place = { port: "5432 PostgreSQL", engine: "PostgreSQL 15.18", server: null };
  expect(writeBugReport(tab, place)).toBe(`**Where**

- Engine: PostgreSQL 15.18
- Server: not known
- Port: 5432 PostgreSQL

**Statement**

\`\`\`\`sql
select '\`\`\`' as a;
\`\`\`\`

**What happened** (completed)

\`\`\`text
   a    
--------
 x
 (null)
(2 rows)
SELECT 2
\`\`\`

**What was expected**

`);
});
