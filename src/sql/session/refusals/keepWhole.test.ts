import { describe, expect, it } from "vitest";
import { type Dialect, oracleDialect, oracleDialect4, postgresqlDialect } from "../../dialect.ts";
import { splitStatements } from "../../statements/splitStatements.ts";
import { keepWhole } from "./keepWhole.ts";

function keep(text: string, dialect: Dialect = oracleDialect): unknown {
  return splitStatements(text, dialect).map((statement) => {
    const kept = keepWhole(statement, dialect);
    if (!("text" in kept)) return kept;
    expect(kept.text).toHaveLength(statement.text.length);
    return kept.text;
  });
}

// The expected values follow the observed behaviour of IvorySQL 5.4's psql.
describe("a statement with a client word at the beginning of a line", () => {
  it.each([
    ["create table t (\nprint number,\na number);", "create\ntable t (\nprint number,\na number);"],
    ["insert into t values (1,\n  exec, \n\tVAR);", "insert\ninto t values (1,\n  exec, \n\tVAR);"],
    ["select 1 /* a\nprint x\n*/ from dual;", "select\n1 /* a\nprint x\n*/ from dual;"],
    ["select (1,\n/* c */ print);", "select\n(1,\n/* c */ print);"],
    ["select (q'[a\nprint b]');", "select\n(q'[a\nprint b]');"],
    [
      "create procedure p is begin\nprint(1);\nend;\n/",
      "create\nprocedure p is begin\nprint(1);\nend;\n/",
    ],
    [
      "\\if true\nprint x\ncreate table t (\nprint number);\nprint y\n\\endif",
      "\\if true\nprint x\ncreate\ntable t (\nprint number);\nprint y\n\\endif",
    ],
    // There is no blank outside of parentheses before the word.
    ["values(1,\nprint, /* b\nvar x */\nexec);", "values(1, print, /* b var x */ exec);"],
    ["select (1 \\echo x\n,\nprint);", "select (1 \\echo x\n, print);"],
  ])("%j is rewritten", (text, expected) => {
    expect(keep(text)).toEqual([expected]);
  });

  it.each([
    "select a,\nprint from t;",
    "select 1 \\echo x\n, (a,\nprint);",
    "create table t\n(\nprint number);",
    "select ('a\nprint b', \"c\nvar\", $$\nexec x\n$$);",
    "select (a,\nprinter, print_x, prints$, printé);",
    "select (a, print,\nb);",
    "create procedure p is\nbegin\nprint(1);\nend;\n/",
    "begin\nprint(1);\nend;\n/",
    "print x",
    'select (1,\n"print");',
  ])("%j is unchanged", (text) => {
    expect(keep(text)).toEqual([text]);
  });

  it.each([
    ["values(1, -- one\nprint);", { kind: "clientWord", word: "print", line: 2 }],
    ["values(q'[\n\nEXEC x]');", { kind: "clientWord", word: "EXEC", line: 3 }],
  ])("%j is refused", (text, refusal) => {
    expect(keep(text)).toEqual([refusal]);
  });

  it("is unchanged for a psql without client words", () => {
    const text = "create table t (\nprint number);";
    expect(keep(text, oracleDialect4)).toEqual([text]);
    expect(keep(text, postgresqlDialect)).toEqual([text]);
  });
});
