import { expect, it } from "vitest";
import { fitsPage } from "./fitsPage.ts";

it.each([
  ["select 1", true],
  ["select 1 as a, 'from x', current_date -- from y", true],
  ["select * from t limit 10", true],
  ["select * from t LIMIT 500", true],
  ["table t limit 3", true],
  ["values (1), (2) limit 2", true],
  ["with a as (select 1) select * from a, a b limit 7", true],
  ["select * from t limit 501", false],
  ["select * from t limit 10 offset 5", false],
  ["select * from t limit all", false],
  ["select * from t limit 5 + 5", false],
  ["select * from (select * from t limit 10) x", false],
  ["select (select 1 limit 1)", false],
  ["select now()", false],
  ["select generate_series(1, 1000)", false],
  ["select 1 union select 2", false],
  ["values (1)", false],
  ["table t", false],
  ["", false],
])("fitsPage(%j): %s", (body, expected) => {
  expect(fitsPage(body, 500)).toBe(expected);
});
