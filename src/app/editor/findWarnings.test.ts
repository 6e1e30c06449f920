import { expect, test } from "vitest";
import { findWarnings } from "./findWarnings.ts";

const text = "create function f() returns int as $$ select 1 $$ language sql;\nselect f();";
const start = text.indexOf("select f()");

test.each<[string, string | null, readonly unknown[]]>([
  ["IvorySQL in Oracle mode", "oracle", [{ start, end: start + "select".length }]],
  ["IvorySQL in PostgreSQL's", "pg", []],
  ["a server without modes", null, []],
])("what %s would swallow is marked", (_, compatibleMode, expected) => {
  const server = { version: "made for this test", compatibleMode, processId: 1, outputFacility: null };
  expect(findWarnings(text, server).map(({ range }) => range)).toEqual(expected);
});
