import { expect, it } from "vitest";
import { expectsNewName } from "./expectsNewName.ts";

it.each([
  ["select * from emp ", true],
  ["select * from hr.emp ", true],
  ['select * from "Hr" . "Emp"  ', true],
  ["select a as ", true],
  ["update emp ", true],
  ["select * from ", false],
  ["select * from emp where ", false],
  ["select a, b ", false],
  ["select alias ", false],
  ["", false],
])("after %j: %s", (before, expected) => {
  expect(expectsNewName(before)).toBe(expected);
});
