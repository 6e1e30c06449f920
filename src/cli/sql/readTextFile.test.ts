import { expect, it } from "vitest";
import { decodeText } from "./readTextFile.ts";

const gbk = Uint8Array.from([0x27, 0xb6, 0xa9, 0xb5, 0xa5, 0x27]);

it("names --encoding and the likely encodings for a file that is not UTF-8", () => {
  expect(() => decodeText("a.sql", gbk, null)).toThrow(
    /^a\.sql is not UTF-8; name its encoding with --encoding NAME \(likely: gb18030, /,
  );
});

it.each([
  ["GBK", "'订单'"],
  ["LATIN1", "'¶©µ¥'"],
])("reads it as %s if that encoding is given", (encoding, text) => {
  expect(decodeText("a.sql", gbk, encoding)).toBe(text);
});

it("refuses bytes that are invalid in the given encoding", () => {
  expect(() => decodeText("a.sql", gbk.subarray(0, 2), "GBK")).toThrow(
    "a.sql is not valid in gb18030",
  );
});
