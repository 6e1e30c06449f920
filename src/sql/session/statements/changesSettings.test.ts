import { describe, expect, it } from "vitest";
import { postgresqlDialect } from "../../dialect.ts";
import { splitStatements } from "../../statements/splitStatements.ts";
import { changesSettings } from "./changesSettings.ts";

describe("changesSettings", () => {
  it.each([
    ["select 1;", false],
    ["insert into t values (E'a\\nb');", false],
    ["\\d t", false],
    ["\\dt+", false],
    ["\\echo x", false],
    ["\\! ls", false],
    ["\\copy t to stdout", false],
    ["\\x", true],
    ["\\pset null x", true],
    ["\\set PROMPT1 x", true],
    ["\\i file", true],
    ["\\c", true],
    ["\\o file", true],
    ["\\timing", true],
    ["select 'PROMPT1' as \"PROMPT1\" \\gset", true],
    ["select 1 \\g", false],
    ["select E'\\\\set', '\\pset null x';", false],
    ["\\if true\nselect 1;\n\\endif\n", true],
    ["select \\set QUIET on \\\\ 1;", true],
    ["copy t from stdin;\n\\set\n\\.\n", false],
    ["copy t from stdin;\n1\n\\.\n", false],
    ["exit", true],
  ])("whether %j may change settings: %s", (text, expected) => {
    expect(splitStatements(text, postgresqlDialect).map(changesSettings)).toEqual([expected]);
  });
});
