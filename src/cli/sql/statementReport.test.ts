import { describe, expect, it } from "vitest";
import { createMessage } from "../../sql/output/messages/createMessage.ts";
import { plainQuery } from "../../sql/plainStatement.ts";
import type { ServerMessage } from "../../sql/model.ts";
import type { StatementResult } from "../../sql/session/contract/sqlSession.ts";
import { reportStatement } from "./statementReport.ts";

const notice = createMessage({
  severity: "NOTICE",
  sqlState: "00000",
  message: "hello",
  raw: "NOTICE:  00000: hello",
});
const noticeReport = Object.fromEntries(Object.entries(notice).filter(([key]) => key !== "raw"));

const result: StatementResult = {
  statement: plainQuery("select 1 as a;"),
  blocks: [
    { kind: "message", message: notice },
    { kind: "text", text: "x" },
    {
      kind: "table",
      table: {
        title: null,
        columns: [{ name: "a", alignment: "right", type: null }],
        rows: [["1"], [null]],
        footerRowCount: 2,
        footers: [],
        isComplete: true,
      },
    },
    { kind: "tag", tag: "SELECT 2" },
  ],
  outcome: { kind: "completed" },
  rowCount: 2,
  cursor: null,
  isExact: true,
  transaction: "none",
  elapsedMs: 1.23456,
};

const report = {
  sql: "select 1 as a;",
  range: { start: 0, end: 14 },
  outcome: "completed",
  tag: "SELECT 2",
  results: [{ columns: [{ name: "a", type: "integer" }], rows: [["1"], [null]] }],
  rowCount: 2,
  isExact: true,
  notices: [noticeReport],
  notifications: [],
  text: "x",
  error: null,
  compilationError: null,
  reason: null,
  transaction: "none",
  elapsedMs: 1.235,
};

describe("reportStatement", () => {
  const columns = [{ name: "a", alignment: "right" as const, type: "integer" }];

  it("reports everything about a statement", () => {
    expect(reportStatement(result, columns)).toEqual(report);
  });

  it("leaves out types that do not belong to this table", () => {
    expect(reportStatement(result, [...columns, ...columns]).results).toEqual([
      { columns: [{ name: "a", type: null }], rows: [["1"], [null]] },
    ]);
  });

  it("reports errors and why a statement did not run", () => {
    const error: ServerMessage = { ...notice, severity: "ERROR", sqlState: "22012" };
    expect(reportStatement({ ...result, outcome: { kind: "failed", error } }, null)).toMatchObject({
      outcome: "failed",
      error: { ...noticeReport, severity: "ERROR", sqlState: "22012" },
    });
    expect(
      reportStatement({ ...result, outcome: { kind: "notRun", reason: "cancelled" } }, null),
    ).toMatchObject({ outcome: "notRun", reason: "cancelled", error: null });
  });
});
