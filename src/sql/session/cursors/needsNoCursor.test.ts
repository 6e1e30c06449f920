import { expect, it } from "vitest";
import { needsNoCursor } from "./needsNoCursor.ts";

it.each([
  ["select 1", true],
  ["select 1 + 2 as a, current_date -- from y", true],
  ["SELECT null", true],
  ["select 'x'", false],
  ["select $$x$$", false],
  ["select :name", false],
  ["select * from t limit 10", false],
  ["table t limit 3", false],
  ["values (1), (2) limit 2", false],
  ["with a as (select 1) select * from a", false],
  ["select (select 1 limit 1)", false],
  ["select now()", false],
  ["select generate_series(1, 1000)", false],
  ["select 1 union select 2", false],
  ["values (1)", false],
  ["table t", false],
  ["", false],
])("needsNoCursor(%j): %s", (body, expected) => {
  expect(needsNoCursor(body)).toBe(expected);
});
