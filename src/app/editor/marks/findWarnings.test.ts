import { expect, test } from "vitest";
import { findWarnings } from "./findWarnings.ts";

const text = "create function f() returns int as $$ select 1 $$ language sql;\nselect f();";
const end = text.indexOf("\n");

test.each<[string, string | null, readonly unknown[]]>([
  ["IvorySQL in Oracle mode", "oracle", [{ start: end - 1, end }]],
  ["IvorySQL in PostgreSQL's", "pg", []],
  ["a server without modes", null, []],
])("marks a missing slash only where psql needs one: %s", (_, compatibleMode, expected) => {
  const server = {
    version: "made for this test",
    compatibleMode,
    processId: 1,
    outputFacility: null,
  };
  expect(findWarnings(text, server).map(({ range }) => range)).toEqual(expected);
});
