import { expect, test } from "vitest";
import { findBlockFolds } from "./findBlockFolds.ts";

/** Folds as `first-last`, comments with a `c`. */
function folds(lines: readonly string[]): readonly string[] {
  return findBlockFolds(lines.join("\n")).map(
    ({ startLine, endLine, isComment }) => `${startLine}-${endLine}${isComment ? "c" : ""}`,
  );
}

test.each<[string, readonly string[], readonly string[]]>([
  ["a block", ["begin", "  null;", "end;", "/"], ["1-3"]],
  ["a block with declarations", ["declare", "  n int;", "begin", "  n := 1;", "end;"], ["1-5"]],
  [
    "a routine with branches and loops",
    [
      "create or replace procedure p(n in number) is",
      "  k number;",
      "begin",
      "  if n > 1 then",
      "    k := 1;",
      "  end if;",
      "  for i in 1..3 loop",
      "    k := case when i = 1 then 2",
      "      else 3 end;",
      "  end loop;",
      "end p;",
      "/",
    ],
    ["1-11", "4-6", "7-10", "8-9"],
  ],
  [
    "a package and its body",
    [
      "create package calc is",
      "  function twice(n integer) return integer;",
      "end;",
      "/",
      "create package body calc is",
      "  function twice(n integer) return integer is",
      "  begin",
      "    return n * 2;",
      "  end;",
      "end;",
      "/",
    ],
    ["1-3", "5-10", "6-9"],
  ],
  [
    "a body in dollar quotes",
    ["create function f() returns int as $$", "begin", "return 1;", "end $$ language plpgsql;"],
    ["1-4"],
  ],
  ["a comment", ["/* one", "   two */", "select 1;"], ["1-2c"]],
  ["a transaction", ["begin;", "update t set a = 1;", "commit;"], []],
  ["IF EXISTS outside", ["drop table if exists t;", "begin", "null;", "end;"], ["2-4"]],
  [
    "IF EXISTS in a block",
    ["begin", "  drop table if exists t;", "  null;", "end;", "select 1;"],
    ["1-4"],
  ],
  ["a query's CASE", ["select case a", "  when 1 then 2", "end from t;"], ["1-3"]],
  ["words in strings", ["select 'begin", "end' from t;"], []],
  ["an open block ends at a slash", ["begin", "  null;", "/", "select 1;", "end;"], []],
])("%s", (_, lines, expected) => {
  expect(folds(lines)).toEqual(expected);
});
