import { describe, expect, it } from "vitest";
import type { PrintedBlock } from "../../../sql/model.ts";
import type { Outcome } from "../../../sql/session/contract/sqlSession.ts";
import { describeOutcome } from "./describeOutcome.ts";
import { describeFetched, describeTab, type TabWords } from "./describeTab.ts";
import type { ResultTab } from "./resultTab.ts";
import { completedTab } from "../testing/completedTab.ts";

const ended = (outcome: Outcome): ResultTab["status"] => ({ kind: "ended", outcome });
const tag = (text: string): PrintedBlock => ({ kind: "tag", tag: text });
const table = (rows: number): PrintedBlock => ({
  kind: "table",
  table: {
    title: null,
    columns: [],
    rows: Array.from({ length: rows }, () => []),
    footerRowCount: rows,
    footers: [],
    isComplete: true,
  },
});

describe("describeTab", () => {
  it.each<[string, Partial<ResultTab>, TabWords]>([
    [
      "a tag alone",
      { blocks: [tag("CREATE TABLE")], rowCount: 0 },
      { tone: "ok", word: "ok", rows: "", time: "42 ms" },
    ],
    [
      "a result from before a reload",
      { blocks: [table(2)], isFromBefore: true },
      { tone: "ok", word: "ok", rows: "2 rows", time: "42 ms, before the reload" },
    ],
    [
      "changed rows",
      { blocks: [tag("DELETE 1")], rowCount: 1 },
      { tone: "ok", word: "ok", rows: "1 row", time: "42 ms" },
    ],
    ["all rows", { blocks: [table(2)] }, { tone: "ok", word: "ok", rows: "2 rows", time: "42 ms" }],
    [
      "several tables",
      { blocks: [table(2), table(3)] },
      { tone: "ok", word: "ok", rows: "5 rows", time: "42 ms" },
    ],
    [
      "a page of rows",
      { blocks: [table(500)], remaining: { totalRows: 10_000, isFetching: false, failure: null } },
      { tone: "ok", word: "ok", rows: "500+ rows", time: "42 ms" },
    ],
    [
      "waiting",
      { status: { kind: "queued" }, elapsedMs: null },
      { tone: "waiting", word: "waiting", rows: "", time: "" },
    ],
    [
      "running",
      { status: { kind: "running", startedAtMs: 0 }, elapsedMs: null },
      { tone: "running", word: "running", rows: "", time: "" },
    ],
    [
      "rows that are arriving",
      { status: { kind: "running", startedAtMs: 0 }, elapsedMs: null, arrivedRows: 12_000 },
      { tone: "running", word: "running", rows: "12,000 rows so far", time: "" },
    ],
    [
      "many statements that are running",
      {
        status: { kind: "running", startedAtMs: 0 },
        bulk: { statementCount: 10_001, completedCount: 4000, failedCount: 1, invalidCount: 0 },
      },
      { tone: "running", word: "running", rows: "4,001 of 10,001 statements", time: "42 ms" },
    ],
    [
      "many statements, two of which failed",
      { bulk: { statementCount: 10_001, completedCount: 9999, failedCount: 2, invalidCount: 0 } },
      { tone: "error", word: "2 failed", rows: "10,001 statements", time: "42 ms" },
    ],
    [
      "many statements, one of which created a routine with errors",
      { bulk: { statementCount: 41, completedCount: 41, failedCount: 0, invalidCount: 1 } },
      {
        tone: "warning",
        word: "1 created with compilation errors",
        rows: "41 statements",
        time: "42 ms",
      },
    ],
    [
      "a lost session",
      {
        status: ended({ kind: "sessionLost", reason: { kind: "connectionLost" } }),
        elapsedMs: null,
      },
      { tone: "error", word: "session lost", rows: "", time: "" },
    ],
    [
      "not run",
      { status: ended({ kind: "notRun", reason: "earlierError" }), elapsedMs: null },
      { tone: "stopped", word: "not run", rows: "", time: "" },
    ],
  ])("%s", (_name, fields, expected) => {
    expect(describeTab(completedTab(fields))).toEqual(expected);
  });
});

describe("describeFetched", () => {
  it.each([
    [1, null, "1 row"],
    [500, 10_000, "500 of 10,000 rows"],
    [0, 1, "0 of 1 row"],
  ])("%d of %s", (fetched, total, expected) => {
    expect(describeFetched(fetched, total)).toBe(expected);
  });
});

describe("describeOutcome", () => {
  it.each<[Parameters<typeof describeOutcome>[0], string]>([
    [{ kind: "cancelled", error: null }, "Cancelled"],
    [{ kind: "notRun", reason: "cancelled" }, "Not run"],
    [
      { kind: "refused", refusal: { kind: "notSupported", command: "\\e" } },
      "Not sent: \\e does not work here.",
    ],
    [
      { kind: "sessionLost", reason: { kind: "connectionLost" } },
      "The server closed the connection. Its transaction is rolled back.",
    ],
  ])("%j", (outcome, title) => {
    expect(describeOutcome(outcome).title).toBe(title);
  });
});
