import { describe, expect, it } from "vitest";
import { oracleDialect, postgresqlDialect } from "../../dialect.ts";
import { withSqlPlusLines } from "../../dialectOfServer.ts";
import { splitStatements } from "../../statements/splitStatements.ts";
import { expandFiles, isFileNamed } from "./expandFiles.ts";
import { prepareScript } from "./prepareScript.ts";
import { scriptStart } from "./prepareScript.ts";

const dialect = withSqlPlusLines(postgresqlDialect);

function prepare(text: string, answers: Record<string, string> = {}, start = scriptStart): unknown {
  const items = splitStatements(text, dialect).map((statement) => ({ statement }));
  const { items: prepared, asked } = prepareScript(
    items,
    dialect,
    start,
    new Map(Object.entries(answers)),
  );
  if (asked.length > 0) return asked.map(({ name, prompt }) => prompt ?? name);
  return prepared.map(({ statement: { text: written, script } }) => [
    written,
    ...(script?.substitution === undefined ? [] : [Object.fromEntries(script.substitution.values)]),
    ...(script?.stopsOnError === undefined ? [] : [script.stopsOnError]),
  ]);
}

describe("asks for values", () => {
  it.each([
    ["select &a, '&b', &&a from t;", ["a", "b"]],
    ["accept n number prompt 'How many?'\nselect &n;", ["How many?"]],
    ["select &Tab; select &TAB.x;", ["tab"]],
    ["prompt hello &who", ["who"]],
  ])("%j", (text, names) => {
    expect(prepare(text)).toEqual(names);
  });

  it.each([
    "select a & b, a && b, 1 & 2, '{1}' && x;",
    "select 1 -- &a\n, /* &b */ 2;",
    "set define off\nselect '&a';",
    "define a = 1\nselect &a;",
    "select &1;",
    "\\echo &a",
    "rem &a",
  ])("asks for nothing in %j", (text) => {
    expect(prepare(text)).not.toEqual(["a"]);
    expect(prepare(text)).toSatisfy((lines: unknown[]) => lines.every(Array.isArray));
  });

  it("asks for nothing on another port", () => {
    const items = splitStatements("select &a;", postgresqlDialect).map((statement) => ({
      statement,
    }));
    const prepared = prepareScript(items, postgresqlDialect, scriptStart, new Map());
    expect(prepared).toEqual({ items, asked: [] });
  });
});

it("returns a script without SQL*Plus lines unchanged", () => {
  const items = splitStatements("select 1;\nset work_mem = '4MB';", dialect).map((statement) => ({
    statement,
  }));
  expect(prepareScript(items, dialect, scriptStart, new Map()).items).toEqual(items);
});

it("gives each statement the values that apply to it", () => {
  expect(
    prepare(
      "define t = emp\nselect &t;\ndefine t = dept\nselect &t, &&k;\nundefine t\nselect &k, &t;",
      { k: "7", t: "asked" },
    ),
  ).toEqual([
    ["define t = emp"],
    ["select &t;", { t: "emp" }],
    ["define t = dept"],
    ["select &t, &&k;", { t: "dept", k: "7" }],
    ["undefine t"],
    ["select &k, &t;", { k: "7", t: "asked" }],
  ]);
});

it("uses another substitution character", () => {
  expect(prepare("set define ^\nselect '&a', ^b;", { b: "1" })).toEqual([
    ["set define ^"],
    ["select '&a', ^b;", { b: "1" }],
  ]);
});

it("begins with the session's values", () => {
  const start = { values: new Map([["t", "emp"]]), character: "&" };
  expect(prepare("select &t;", {}, start)).toEqual([["select &t;", { t: "emp" }]]);
});

it("sets whether an error ends the script", () => {
  expect(
    prepare("select 1;\nwhenever sqlerror exit\nselect 2;\nwhenever sqlerror continue\nselect 3;"),
  ).toEqual([
    ["select 1;"],
    ["whenever sqlerror exit"],
    ["select 2;", true],
    ["whenever sqlerror continue", true],
    ["select 3;", false],
  ]);
});

it("joins lines without effect and leaves remarks out", () => {
  const text =
    "set echo on\nrem x\ncolumn a format a10\nset serveroutput on\nset lines 20 pages 0\nselect 1;";
  expect(prepare(text)).toEqual([
    ["set echo on\ncolumn a format a10"],
    ["set serveroutput on"],
    ["set lines 20 pages 0"],
    ["select 1;"],
  ]);
});

describe("files", () => {
  const files: Record<string, string> = {
    "a.sql": "select 'a';\n@@b x 'y z'",
    "b.sql": "select &1;\n@a",
  };
  const split = (text: string): ReturnType<typeof splitStatements> =>
    splitStatements(text, withSqlPlusLines(oracleDialect));

  it("replace the line that calls them, up to a maximum depth", () => {
    const items = expandFiles(
      split("@a\n@nosuch\nselect 1;").map((statement) => ({ statement })),
      {
        split,
        find: (name) => {
          const found = Object.keys(files).find((each) => isFileNamed(each, name));
          return found === undefined ? null : { name: found, text: files[found] ?? "" };
        },
        makeItem: (statement) => ({ statement }),
      },
    );
    const texts = items.map(({ statement }) => statement.text);
    expect(texts.slice(0, 7)).toEqual([
      "@a",
      "select 'a';",
      "@@b x 'y z'",
      "DEFINE 1 = x",
      "DEFINE 2 = y z",
      "select &1;",
      "@a",
    ]);
    expect(texts.slice(-2)).toEqual(["@nosuch", "select 1;"]);
    const last = items.at(-2)?.statement.kind;
    expect(last).toMatchObject({ kind: "sqlplus", command: { kind: "file", name: "nosuch" } });
    expect(items.length).toBeLessThan(100);
  });

  it.each([
    ["a.sql", "a", true],
    ["A.SQL", "scripts/a", true],
    ["a.sql", "a.sql", true],
    ["a.pls", "a", false],
    ["ba.sql", "a", false],
  ])("%s is the file %s: %s", (path, name, expected) => {
    expect(isFileNamed(path, name)).toBe(expected);
  });
});
