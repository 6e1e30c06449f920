import { expect, it } from "vitest";
import { parsePosition } from "./importTask.ts";

it.each([
  ["pos:\t4096\n", 4096],
  ["pos:\t0\npos:\t17\n", 17],
  ["", 0],
])("parses the position in %j as %d", (text, expected) => {
  expect(parsePosition(text)).toBe(expected);
});
