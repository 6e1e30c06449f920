import { describe, expect, it } from "vitest";
import { postgresqlDialect } from "../../../sql/dialect.ts";
import { formatSql } from "./formatSql.ts";
import { layOutStatement } from "./layOutStatement.ts";

function format(text: string, range = { start: 0, end: text.length }): string {
  return formatSql(text, range, postgresqlDialect, layOutStatement).text;
}

describe("formatSql", () => {
  it("formats statements and keeps the text between them", () => {
    expect(format("-- first\nselect a,b from t where a=1;\n\n-- second\nselect 2")).toBe(
      "-- first\nselect\n  a,\n  b\nfrom\n  t\nwhere\n  a = 1;\n\n-- second\nselect\n  2",
    );
  });

  it("formats only the statements that a range touches", () => {
    expect(format("select 1;\nselect 2;\n", { start: 12, end: 12 })).toBe(
      "select 1;\nselect\n  2;\n",
    );
  });

  it.each([
    "\\d t\n",
    "select :name;",
    "select 1 \\gx\n",
    "copy t from stdin;\n1\n\\.\n",
    "select 'open",
    "select (1;",
    "select {{ 1;",
  ])("leaves %j as it is", (text) => {
    expect(format(text)).toBe(text);
  });

  it("keeps the body of a function", () => {
    const body = "$$\nbegin\n  return   1;\nend $$";
    const sql = `create function f() returns int language plpgsql as ${body};`;
    expect(format(sql)).toContain(body);
  });

  it.each([
    ["select '12:30' as t", "select\n  '12:30' as t"],
    [`select '{"a":1}'::json`, `select\n  '{"a":1}'::json`],
  ])("formats %j: a string contains no variable", (text, expected) => {
    expect(format(text)).toBe(expected);
  });

  it.each(["select N'x';", "select a[1:2] from t"])("never changes the tokens of %j", (text) => {
    expect(format(text).replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
  });

  it("keeps a statement whose tokens would change, and counts it", () => {
    const spoil = (sql: string): string => sql.replace("N'", "N '");
    const text = "select 1; select N'x';";
    expect(formatSql(text, { start: 0, end: text.length }, postgresqlDialect, spoil)).toEqual({
      text,
      kept: 1,
    });
  });

  it("distinguishes casts from variables", () => {
    expect(format("select a::int from t")).toBe("select\n  a::int\nfrom\n  t");
  });
});
