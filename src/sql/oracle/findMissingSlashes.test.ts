import { expect, test } from "vitest";
import { oracleDialect, postgresqlDialect } from "../dialect.ts";
import { splitStatements } from "../statements/splitStatements.ts";
import { findMissingSlashes } from "./findMissingSlashes.ts";

const routine = "create function f() returns int as $$ begin return 1; end $$ language plpgsql;";
const end = routine.length;

test.each([
  [`${routine}\nselect 1;`, [{ start: end - 1, end }]],
  [`${routine}\n/\nselect 1;`, []],
  [`${routine}\n`, []],
  ["create procedure p is begin null; end;\n/\nselect 1;", []],
  ["do $$ begin null; end $$;\nselect 1;", []],
])("%j", (text, expected) => {
  expect(findMissingSlashes(splitStatements(text, oracleDialect))).toEqual(expected);
});

test("finds none for stock psql, which ends the routine at its semicolon", () => {
  expect(findMissingSlashes(splitStatements(`${routine}\nselect 1;`, postgresqlDialect))).toEqual(
    [],
  );
});
