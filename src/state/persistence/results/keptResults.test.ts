import { describe, expect, it } from "vitest";
import { postgresqlDialect } from "../../../sql/dialect.ts";
import type { ResultTable } from "../../../sql/model.ts";
import { splitStatements } from "../../../sql/statements/splitStatements.ts";
import { queueStatement, type StatementRun } from "../../store/statementRun.ts";
import type { ResultsState } from "../../store/workbenchState.ts";
import { parseResults, writeResults } from "./keptResults.ts";

function tableOf(rows: readonly (readonly (string | null)[])[]): ResultTable {
  return {
    title: null,
    columns: [{ name: "t", alignment: "left", type: null }],
    rows,
    footerRowCount: rows.length,
    footers: [],
    isComplete: true,
  };
}

function runOf(id: string, change: Partial<StatementRun> = {}, editorTabId = "a"): StatementRun {
  const [statement] = splitStatements(`select '${id}';`, postgresqlDialect);
  if (statement === undefined) throw new Error("no statement");
  const queued = queueStatement({ statement, documentOffset: 3 }, { id, editorTabId, port: 5432 });
  const table = tableOf([["one"], [null]]);
  return {
    ...queued,
    status: { kind: "ended", outcome: { kind: "completed" } },
    blocks: [
      { kind: "text", text: "printed" },
      { kind: "table", table },
    ],
    rowCount: 2,
    elapsedMs: 1.5,
    ...change,
  };
}

function keep(runs: readonly StatementRun[], selected: Record<string, string> = {}): ResultsState {
  const written: unknown = JSON.parse(
    JSON.stringify(writeResults({ runs, selectedByTab: selected })),
  );
  const parsed = parseResults(written);
  if (parsed === null) throw new Error("not parsed");
  return parsed;
}

describe("results that are kept over a reload", () => {
  it("come back with statement, output and place", () => {
    const run = runOf("1", { isPinned: true });
    const { runs, selectedByTab } = keep([run], { a: "1" });
    expect(selectedByTab).toEqual({ a: "1" });
    expect(runs).toEqual([
      {
        ...run,
        elapsedMs: 2,
        exactness: { alignedRows: 2, hasReplacedBytes: false },
        isFromBefore: true,
      },
    ]);
  });

  it("say that the rows of a cursor are gone", () => {
    const cursor = { name: "c", totalRows: 900 };
    const remaining = { cursor, isFetching: false, failure: null };
    const [run] = keep([runOf("1", { cursor, remaining })]).runs;
    expect(run?.cursor).toBeNull();
    expect(run?.remaining).toEqual({
      cursor: { name: "", totalRows: 900 },
      isFetching: false,
      failure: { error: null },
    });
  });

  it("are cut to the limit of a tab, the shown one first", () => {
    const rows = Array.from({ length: 3000 }, () => ["x".repeat(97)]);
    const blocks = [{ kind: "table", table: tableOf(rows) }] as const;
    const { runs } = keep([runOf("1", { blocks }), runOf("2", { blocks })], { a: "1" });
    expect(runs.map(({ id }) => id)).toEqual(["1", "2"]);
    const counts = runs.map(({ blocks: [block] }) =>
      block?.kind === "table" ? block.table.rows.length : -1,
    );
    // 200,000 UTF-16 units, 102 for each row; the other result has no room.
    expect(counts).toEqual([1960, 0]);
    expect(runs[0]?.remaining?.cursor.totalRows).toBe(3000);
  });

  it("leave room for other tabs, up to the limit of all", () => {
    const rows = Array.from({ length: 3000 }, () => ["x".repeat(97)]);
    const blocks = [{ kind: "table", table: tableOf(rows) }] as const;
    const runs = Array.from({ length: 8 }, (_, tab) => runOf(`${tab}`, { blocks }, `tab ${tab}`));
    expect(JSON.stringify(writeResults({ runs, selectedByTab: {} })).length).toBeLessThan(
      1_010_000,
    );
  });

  it("leave out what has not ended or was never run", () => {
    const runs = [
      runOf("1", { status: { kind: "queued" } }),
      runOf("2", { status: { kind: "ended", outcome: { kind: "notRun", reason: "cancelled" } } }),
    ];
    expect(keep(runs).runs).toEqual([]);
  });

  it.each<[string, object]>([
    ["a row that does not fit", { blocks: [{ kind: "table", table: tableOf([["a", "b"]]) }] }],
    ["an unknown block", { blocks: [{ kind: "html", text: "<b>" }] }],
    ["a number as text", { rowCount: "2" }],
    ["an unknown outcome", { outcome: { kind: "fine" } }],
    ["no statement", { statement: null }],
  ])("are left out if they are invalid: %s", (_what, change) => {
    const written = writeResults({ runs: [runOf("1")], selectedByTab: {} });
    const [run] = written.runs;
    const runs = [{ ...(run as object), ...change }];
    expect(parseResults({ ...written, runs })?.runs).toEqual([]);
  });

  it.each([null, [], "x", { runs: {} }, { runs: [], selectedByTab: { a: 1 } }])(
    "are nothing if the value is %j",
    (value) => {
      expect(parseResults(value)).toBeNull();
    },
  );
});
