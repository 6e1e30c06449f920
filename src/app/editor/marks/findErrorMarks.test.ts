import { describe, expect, it, vi } from "vitest";
import { createMessage } from "../../../sql/output/messages/createMessage.ts";
import type { ServerMessage } from "../../../sql/model.ts";
import { postgresqlDialect } from "../../../sql/dialect.ts";
import type { Outcome } from "../../../sql/session/contract/sqlSession.ts";
import { splitStatements } from "../../../sql/statements/splitStatements.ts";
import { queueStatement, type StatementRun } from "../../../state/store/statementRun.ts";
import { findErrorMarks } from "./findErrorMarks.ts";
import { findRunningRange } from "./findRunningRange.ts";
import { locateStatement } from "./locateStatement.ts";

function error(position: number | null): ServerMessage {
  return createMessage({
    severity: "ERROR",
    sqlState: "42703",
    message: "wrong",
    hint: "right",
    position,
  });
}

/** A run of the last statement of a text. */
function run(text: string, outcome: Outcome): StatementRun {
  const statement = splitStatements(text, postgresqlDialect).at(-1);
  if (statement === undefined) throw new Error("no statement");
  const placed = { statement, documentOffset: statement.textRange.start };
  const queued = queueStatement(placed, { id: "r", editorTabId: "t", port: 5432 });
  return { ...queued, status: { kind: "ended", outcome } };
}

function marked(ran: string, position: number | null, now = ran): readonly string[] {
  const runs = [run(ran, { kind: "failed", error: error(position) })];
  return findErrorMarks(runs, () => now).map(({ range }) => now.slice(range.start, range.end));
}

describe("the underlined range", () => {
  it.each([
    ["the word", "select 1;\nselect nope from t;", 7, ["nope"]],
    ["the quoted name", 'select "No pe" from t;', 7, ['"No pe"']],
    ["the string", "select 'a b'::int;", 7, ["'a b'"]],
    ["a word of other letters", "select größe;", 7, ["größe"]],
    ["one sign", "select 1 +;", 10, [";"]],
    ["nothing without a place", "select 1;", null, []],
  ])("%s", (_name, text, position, expected) => {
    expect(marked(text, position)).toEqual(expected);
  });

  it("the end, if the error is there", () => {
    const text = "select";
    const marks = findErrorMarks([run(text, { kind: "failed", error: error(6) })], () => text);
    expect(marks).toEqual([{ range: { start: 6, end: 7 }, message: "wrong (42703)\nright" }]);
  });

  it.each([
    ["moved", "select nope;", "-- new first line\nselect nope;", ["nope"]],
    ["changed", "select nope;", "select fine;", []],
    ["taken out", "select nope;", "", []],
  ])("after the statement was %s", (_name, before, now, expected) => {
    expect(marked(before, 7, now)).toEqual(expected);
  });

  it("the beginning of an unterminated string", () => {
    const text = "select 1;\nselect 'open";
    const refusal = { kind: "unterminated", what: "string", offset: 17 } as const;
    const marks = findErrorMarks([run(text, { kind: "refused", refusal })], () => text);
    expect(marks.map(({ range }) => range)).toEqual([{ start: 17, end: 18 }]);
  });

  it("nothing of a run that completed", () => {
    const readText = vi.fn(() => "select 1;");
    expect(findErrorMarks([run("select 1;", { kind: "completed" })], readText)).toEqual([]);
    expect(readText).not.toHaveBeenCalled();
  });
});

describe("locateStatement", () => {
  it.each([
    ["where it stood", "a; b;", "b;", 3, 3],
    ["the nearer one behind", "b; x b; b;", "b;", 4, 5],
    ["the nearer one before", "b; b; xxxxxxx b;", "b;", 6, 3],
    ["the only one before", "b; x", "b;", 3, 0],
    ["the only one behind", "x b;", "b;", 0, 2],
    ["none", "x", "b;", 0, null],
    ["the first for one that stood nowhere", "b; b;", "b;", null, 0],
    ["none of an empty text", "x", "", 0, null],
  ])("finds %s", (_name, text, statement, offset, expected) => {
    expect(locateStatement(text, statement, offset)).toBe(expected);
  });
});

it.each([
  ["select 1;\nselect 2;", "select 1;\nselect 2;", "select 2;"],
  ["select 2;", "-- new\nselect 2;", "select 2;"],
  ["select 2;", "select 3;", null],
])("marks the running statement of %j in %j", (ran, now, expected) => {
  const running = { kind: "running", startedAtMs: 0 } as const;
  const runs = [{ ...run(ran, { kind: "completed" }), status: running }];
  const range = findRunningRange(runs, () => now);
  expect(range === null ? null : now.slice(range.start, range.end)).toBe(expected);
  expect(findRunningRange([run(ran, { kind: "completed" })], () => now)).toBeNull();
});
