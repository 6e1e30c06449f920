import { expect, it } from "vitest";
import { readResultFile } from "./readResultFile.ts";

const read = (text: string, rowCount: number | null): unknown => {
  const table = readResultFile(new TextEncoder().encode(text), "null", rowCount);
  return typeof table === "object" && table !== null ? table.rows : table;
};

it.each([
  ["a\n1\n", 1, [["1"]]],
  ["a\n1\nINSERT 0 1\n", 1, [["1"]]],
  ["a\nUPDATE 0\n", 0, []],
  ["work_mem\n4MB\n", 0, [["4MB"]]],
  ["a\nDELETE 1\n", 1, [["DELETE 1"]]],
  ["a\nnull\nMERGE 1\n", 1, [[null]]],
  ["a\n1\n", 2, "lost"],
  ["a\n1", 1, "lost"],
  ["a\n1\n", null, "lost"],
  ["", 0, null],
])("reads %j with %s rows", (text, rowCount, expected) => {
  expect(read(text, rowCount)).toEqual(expected);
});

it("returns lost for bytes that are not UTF-8", () => {
  expect(readResultFile(Uint8Array.of(0x61, 0x0a, 0xff, 0x0a), "null", 1)).toBe("lost");
});
