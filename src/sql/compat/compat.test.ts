import { describe, expect, it } from "vitest";
import { createMessage } from "../output/messages/createMessage.ts";
import type { ServerIdentity } from "../serverIdentity.ts";
import { resultWithout } from "../session/results/judgeOutcome.ts";
import type { Outcome } from "../session/contract/sqlSession.ts";
import { compatItems, refuseWithoutValue } from "./compatItems.ts";
import { writeCompatReport } from "./writeCompatReport.ts";
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

it("distinguishes units that fail by themselves from those that depend on a failed one", () => {
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

it("counts problems by construct without the dependent ones", () => {
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

  it("escapes a script's text in HTML", () => {
    const { text } = writeCompatReport(units, place, "html");
    expect(text).toContain("&lt;b&gt;|");
    expect(text).not.toContain("<b>");
    expect(text).toContain("1 of 5 units run");
  });

  it("escapes a table's cells in Markdown", () => {
    const { text } = writeCompatReport(units, place, "markdown");
    expect(text).toContain("\\<b\\>\\|");
    expect(text).toContain("fails because of unit 1");
  });

  it("is valid JSON", () => {
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
])("%s creates %s", (text, name) => {
  expect(createdName(text)).toBe(name);
});

it("finds units, DESCRIBE too, that depend on a table named by a variable", () => {
  const found = check(
    "define tab = emp\ncreate table &tab (id numbr);\nselect * from emp;\ndesc EMP\ndesc other",
    [
      { kind: "completed" },
      failed("42704", 'type "numbr" does not exist'),
      failed("42P01", 'relation "emp" does not exist'),
      { kind: "refused", refusal: { kind: "noSuchObject", name: "EMP" } },
      { kind: "refused", refusal: { kind: "noSuchObject", name: "other" } },
    ],
  );
  expect(found.map(({ outcome }) => outcome)).toMatchObject([
    { kind: "worked" },
    { kind: "failed" },
    { kind: "dependent", on: 2 },
    { kind: "dependent", on: 2, message: "there is no EMP" },
    { kind: "refused" },
  ]);
});

it("rewrites the unit for the server, and sums with the general example", () => {
  const [block, query, torn] = check(
    "begin\n  null;\nend;\n/\nselect 1 minus select 2;\nselect q'[it's]' from dual;",
    [{ kind: "completed" }, failed("42601", 'syntax error at or near "select"')],
  );
  expect(block).toMatchObject({ rewritten: "do $$\nbegin\n  null;\nend;\n$$;" });
  expect(query).toMatchObject({ construct: "minus", rewritten: "select 1 except select 2;" });
  expect(torn).toMatchObject({
    construct: "alternativeQuote",
    rewritten: "select 'it''s' from dual;",
  });
  const shown = [block, query, torn].filter((unit) => unit !== undefined);
  expect(summarizeCompat(shown).constructs[0]?.instead).toBe("do $$ begin null; end $$");
  const place = { engine: "PostgreSQL", port: 1521 };
  const { text } = writeCompatReport(shown, place, "markdown");
  expect(text).toContain("select 1 except select 2;");
});

it("names savepoints outside of a transaction, and object types", () => {
  const found = check("savepoint a;\ncreate type ty as object (a number);\n/\n", [
    failed("25P01", "SAVEPOINT can only be used in transaction blocks"),
    failed("42601", 'syntax error at or near "object"'),
  ]);
  expect(found.map(({ construct }) => construct)).toEqual(["implicitTransaction", "objectType"]);
});

it("runs a script that another calls where it is called, and only there", () => {
  const run = (scripts: readonly (readonly [string, string])[]): readonly string[] =>
    compatItems(
      scripts.map(([name, text]) => ({ name, text })),
      server,
      new Map(),
    ).map(({ file, statement }) => `${file} ${statement.text}`);
  const b = ["b.sql", "select &1;"] as const;
  expect(run([["a.sql", "@b 7\nselect 2;"], b])).toEqual([
    "a.sql @b 7",
    "b.sql DEFINE 1 = 7",
    "b.sql select &1;",
    "a.sql select 2;",
  ]);
  expect(run([b, ["a.sql", "@b 7"]]).filter((item) => item.includes("&1"))).toHaveLength(1);
  expect(run([["a.sql", "select 1;"], b])).toHaveLength(2);
  // Of two scripts that call each other the first one is run.
  const both = run([
    ["a.sql", "@b.sql\nselect 1;"],
    ["b.sql", "select 2;"],
  ]);
  expect(both.at(-1)).toBe("a.sql select 1;");
});
