import { expect, it } from "vitest";
import { writeCopyRecord } from "./writeCopyRecord.ts";

it.each([
  [["1", "a"], "1\ta\n"],
  [[null, ""], "\\N\t\n"],
  [["\\N", "\\."], "\\\\N\t\\\\.\n"],
  [["a\n\\.\nb"], "a\\n\\\\.\\nb\n"],
  [["\t", "\r\n", '"'], '\\t\t\\r\\n\t"\n'],
])("writes %j", (fields, expected) => {
  expect(writeCopyRecord(fields)).toBe(expected);
});
