import { describe, expect, it } from "vitest";
import { highlightSql } from "./highlightSql.ts";

describe("highlightSql", () => {
  it.each<readonly [string, readonly string[]]>([
    ["select 1;", ["keyword select", "number 1"]],
    ["SELECT 'it''s' -- why", ["keyword SELECT", "string 'it''s'", "comment -- why"]],
    ["/* a\n*/ x1", ["comment /* a\n*/"]],
    ['"select" from', ["keyword from"]],
    ["do $b$ begin 'x' $b$ as", ["keyword do", "string $b$ begin 'x' $b$", "keyword as"]],
    ["'open", ["string 'open"]],
    ["/* open", ["comment /* open"]],
  ])("colours %s", (sql, expected) => {
    const tokens = highlightSql(sql);
    expect(tokens.map(({ text }) => text).join("")).toBe(sql);
    const coloured = tokens.filter(({ kind }) => kind !== "plain");
    expect(coloured.map(({ kind, text }) => `${kind} ${text}`)).toEqual(expected);
  });
});
