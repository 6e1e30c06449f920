import { expect, it } from "vitest";
import { guessTableName } from "./guessTableName.ts";

it.each([
  ["select * from emp where x = 1", "emp"],
  ["SELECT a\nFROM  public.emp e JOIN dept d ON true", "public.emp"],
  ['select * from "Sales 2024"."or""ders";', '"Sales 2024"."or""ders"'],
  ["select * from only emp", "emp"],
  ["select 1", "table_name"],
  ["select * from generate_series(1, 3) n", "table_name"],
  ["select * from (select 1) t", "table_name"],
  ["table emp", "table_name"],
])("%s", (sql, expected) => {
  expect(guessTableName(sql)).toBe(expected);
});
