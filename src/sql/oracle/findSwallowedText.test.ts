import { expect, test } from "vitest";
import { type Dialect, oracleDialect, postgresqlDialect } from "../dialect.ts";
import { splitStatements } from "../statements/splitStatements.ts";
import { findSwallowedText } from "./findSwallowedText.ts";

function swallowed(text: string, dialect: Dialect): readonly string[] {
  return splitStatements(text, dialect).flatMap((statement) => {
    const range = findSwallowedText(statement);
    return range === null ? [] : [text.slice(range.start, range.end)];
  });
}

const routine = "create function f() returns int as $$ begin return 1; end $$ language plpgsql;";

test.each<[string, readonly string[]]>([
  [`${routine}\nselect 1;`, ["select"]],
  [`select 0;\n${routine}\n-- then\ninsert into t values (1);\n/\nselect 2;`, ["insert"]],
  [`${routine}\n/\nselect 1;`, []],
  [`${routine}\n`, []],
  [`${routine} -- the end`, []],
  ["create procedure p is begin null; end;\n/\nselect 1;", []],
  ["do $$ begin null; end $$;\nselect 1;", []],
])("%s", (text, expected) => {
  expect(swallowed(text, oracleDialect)).toEqual(expected);
});

test("stock psql ends the routine at its semicolon", () => {
  expect(swallowed(`${routine}\nselect 1;`, postgresqlDialect)).toEqual([]);
});
