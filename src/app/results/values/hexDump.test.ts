import { describe, expect, it } from "vitest";
import { dumpHex, parseHex } from "./hexDump.ts";

describe("parseHex", () => {
  it.each([
    ["\\x", []],
    ["\\x00ff", [0, 255]],
    ["\\xDEADbeef", [0xde, 0xad, 0xbe, 0xef]],
  ])("%s", (text, expected) => {
    expect(parseHex(text)).toEqual(Uint8Array.from(expected));
  });

  it.each(["", "00", "\\x0", "\\x0g", "\\x@@", "\\000abc"])("%s is not hex", (text) => {
    expect(parseHex(text)).toBeNull();
  });
});

describe("dumpHex", () => {
  const bytes = Uint8Array.from({ length: 20 }, (_unused, index) => 0x5a + index * 3);

  it("lays out sixteen bytes a line", () => {
    expect(dumpHex(bytes, 100)).toEqual([
      {
        offset: "00000000",
        hex: "5a 5d 60 63 66 69 6c 6f  72 75 78 7b 7e 81 84 87",
        ascii: "Z]`cfilorux{~...",
      },
      { offset: "00000010", hex: "8a 8d 90 93", ascii: "...." },
    ]);
  });

  it("returns no more lines than requested", () => {
    expect(dumpHex(bytes, 1)).toHaveLength(1);
    expect(dumpHex(new Uint8Array(), 1)).toEqual([]);
  });
});
