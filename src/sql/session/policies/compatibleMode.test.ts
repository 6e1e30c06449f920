import { expect, test } from "vitest";
import { oracleDialect } from "../../dialect.ts";
import { splitStatements } from "../../statements/splitStatements.ts";
import { chosenMode, mayChangeMode } from "./compatibleMode.ts";

test.each<[string, boolean, string | null]>([
  ["set ivorysql.compatible_mode = pg;", true, "pg"],
  ["SET SESSION ivorysql.compatible_mode TO 'Oracle';", true, "oracle"],
  ["-- back\nset ivorysql.compatible_mode=oracle\n/", true, "oracle"],
  ["alter session set ivorysql.compatible_mode = pg;", true, "pg"],
  ["set local ivorysql.compatible_mode = pg;", true, null],
  ["reset ivorysql.compatible_mode;", true, null],
  ["select set_config('ivorysql.compatible_mode', 'pg', false);", true, null],
  ["reset all;", true, null],
  ["discard all;", true, null],
  ["reset work_mem;", false, null],
  ["set search_path = public;", false, null],
  ["select 1;", false, null],
])("%s", (text, mayChange, mode) => {
  const [statement] = splitStatements(text, oracleDialect);
  expect(statement).toBeDefined();
  if (statement === undefined) return;
  expect({ mayChange: mayChangeMode(statement), mode: chosenMode(statement) }).toEqual({
    mayChange,
    mode,
  });
});
