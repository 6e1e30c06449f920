import { describe, expect, it } from "vitest";
import { createMessage } from "../output/createMessage.ts";
import type { ServerIdentity } from "../session/serverIdentity.ts";
import { resultWithout } from "../session/outcome.ts";
import type { Outcome } from "../session/sqlSession.ts";
import { compatItems, refuseWithoutValue } from "./compatItems.ts";
import { writeCompatReport } from "./compatReport.ts";
import type { CompatUnit } from "./compatUnit.ts";
import { createdName, Dependencies } from "./dependencies.ts";
import { judgeUnit } from "./judgeUnit.ts";
import { summarizeCompat } from "./summarizeCompat.ts";

const server: ServerIdentity = {
  version: "PostgreSQL 15.18",
  compatibleMode: null,
  processId: 1,
  outputFacility: "messages",
  isOraclePort: true,
};

function failed(sqlState: string, message: string): Outcome {
  return { kind: "failed", error: createMessage({ severity: "ERROR", sqlState, message }) };
}

function check(text: string, outcomes: readonly Outcome[]): readonly CompatUnit[] {
  const dependencies = new Dependencies();
  return compatItems([{ name: "a.sql", text }], server, new Map()).map((item, index) => {
    const outcome: Outcome =
      item.statement.torn === undefined
        ? (outcomes[index] ?? { kind: "completed" })
        : { kind: "refused", refusal: { kind: "torn", what: item.statement.torn } };
    const result = resultWithout(item.statement, outcome, "none");
    const place = { number: index + 1, file: item.file, line: item.line };
    return judgeUnit(place, result, dependencies, "orafce");
  });
}

const units = check(
  [
    "create table emp (id number);",
    "insert into emp values (1);",
    "select * from other;",
    "create trigger t before insert on emp for each row",
    "begin null; end;",
    "/",
    "select '<b>|' from dual;",
  ].join("\n"),
  [
    failed("42704", 'type "number" does not exist'),
    failed("42P01", 'relation "emp" does not exist'),
    failed("42P01", 'relation "other" does not exist'),
  ],
);

it("tells units that fail by themselves from those that depend on one that failed", () => {
  expect(units.map(({ outcome, line }) => [outcome.kind, line])).toEqual([
    ["failed", 1],
    ["dependent", 2],
    ["failed", 3],
    ["refused", 4],
    ["worked", 7],
  ]);
  expect(units[1]?.outcome).toMatchObject({ on: 1 });
});

it("names the construct and what to write instead", () => {
  expect(units.map(({ construct }) => construct)).toEqual([
    "numberType",
    null,
    null,
    "triggerBody",
    null,
  ]);
  expect(units[0]?.instead).toContain("numeric(10, 2)");
  expect(units[3]?.instead).toContain("execute function");
});

it("sums by construct without the dependent ones", () => {
  const { counts, constructs } = summarizeCompat(units);
  expect(counts).toEqual({ worked: 1, noted: 0, failed: 2, dependent: 1, refused: 1, lost: 0 });
  expect(constructs.map(({ construct, count }) => [construct, count])).toEqual([
    ["numberType", 1],
    [null, 1],
    ["triggerBody", 1],
  ]);
});

describe("a report", () => {
  const place = { engine: "PostgreSQL <15>", port: 1521 };

  it("never lets a script's text be markup", () => {
    const { text } = writeCompatReport(units, place, "html");
    expect(text).toContain("&lt;b&gt;|");
    expect(text).not.toContain("<b>");
    expect(text).toContain("1 of 5 units run");
  });

  it("keeps a table's cells apart in Markdown", () => {
    const { text } = writeCompatReport(units, place, "markdown");
    expect(text).toContain("\\<b\\>\\|");
    expect(text).toContain("fails because of unit 1");
  });

  it("is read as JSON", () => {
    const { text } = writeCompatReport(units, place, "json");
    expect(JSON.parse(text)).toMatchObject({ port: 1521, total: 5, units });
  });
});

it("does not send a unit whose variable has no value", () => {
  const items = compatItems(
    [{ name: "a", text: "select &x;\nselect '&y';" }],
    server,
    new Map([["y", "1"]]),
  );
  expect(items.map((item) => refuseWithoutValue(item, server)?.outcome)).toEqual([
    { kind: "refused", refusal: { kind: "noSuchVariable", name: "x" } },
    undefined,
  ]);
});

it.each([
  ['create or replace package body "Scott".Pk is', "pk"],
  ["-- x\ncreate unique index i on t (a)", "i"],
  ["create global temporary table s.t (a int)", "t"],
  ["select 1", null],
])("%s makes %s", (text, name) => {
  expect(createdName(text)).toBe(name);
});
