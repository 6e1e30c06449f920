import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findEncoding, readText } from "./readText.ts";

/** Samples with their bytes, as written by `iconv`. */
const samples: Readonly<Record<string, readonly [text: string, hexadecimal: string]>> = {
  gb18030: [
    "select '订单金额', '中国人民';",
    "73656c6563742027b6a9b5a5bdf0b6ee272c2027d6d0b9fac8cbc3f1273b",
  ],
  shift_jis: ["-- これはテスト\n", "2d2d2082b182ea82cd8365835883670a"],
  "windows-1252": ["insert 'Müller é';", "696e7365727420274dfc6c6c657220e9273b"],
  "windows-1251": ["-- привет\n", "2d2d20eff0e8e2e5f20a"],
};

function fromHex(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length / 2 }, (_, index) =>
    Number.parseInt(text.slice(2 * index, 2 * index + 2), 16),
  );
}

function utf16(text: string, isLittle: boolean): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(2 * at, text.charCodeAt(at), isLittle);
  return bytes;
}

describe("readText", () => {
  it.each(Object.entries(samples))("is undecided for %s and lists it first", (encoding, sample) => {
    const [text, hexadecimal] = sample;
    const bytes = fromHex(hexadecimal);
    const reading = readText(bytes);
    expect(reading.kind).toBe("undecided");
    expect(reading.kind === "undecided" && reading.encodings[0]).toBe(encoding);
    expect(readText(bytes, encoding)).toEqual({ kind: "decoded", text, encoding });
  });

  it.each([
    ["\ufeffselect 1;", true, "utf-16le"],
    ["\ufeffselect 1;", false, "utf-16be"],
  ])("uses the byte order mark of %j", (text, isLittle, encoding) => {
    const expected = { kind: "decoded", text: "select 1;", encoding };
    expect(readText(utf16(text, isLittle))).toEqual(expected);
    expect(readText(utf16(text, isLittle), "gbk")).toEqual(expected);
  });

  it("leaves out the byte order mark of UTF-8", () => {
    expect(readText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toMatchObject({ text: "a" });
  });

  it.each([true, false])("is undecided for UTF-16 without a byte order mark", (isLittle) => {
    const reading = readText(utf16("select 'ü';", isLittle));
    const encodings = reading.kind === "undecided" ? reading.encodings : [];
    expect(encodings[0]).toBe(isLittle ? "utf-16le" : "utf-16be");
  });

  it("reports bytes that are invalid in the named encoding", () => {
    expect(readText(Uint8Array.of(0x61, 0xff), "gbk")).toEqual({
      kind: "invalid",
      encoding: "gb18030",
    });
    expect(readText(Uint8Array.of(0x61, 0xff), "klingon")).toEqual({
      kind: "unknownEncoding",
      encoding: "klingon",
    });
  });

  it("decodes valid UTF-8", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "é", "订", "👋", "\ufffd", "\u0085") });
    fc.assert(
      fc.property(text, (written) => {
        const reading = readText(new TextEncoder().encode(written));
        return reading.kind === "decoded" && reading.text === written;
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  it("never replaces a byte by U+FFFD", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        const reading = readText(bytes);
        const named = readText(bytes, "big5");
        return [reading, named].every(
          (each) => each.kind !== "decoded" || !each.text.includes("\ufffd"),
        );
      }),
      { seed: 5, numRuns: 100 },
    );
  });
});

it.each([
  ["LATIN1", "windows-1252"],
  ["WIN1252", "windows-1252"],
  ["GBK", "gb18030"],
  ["GB18030", "gb18030"],
  ["Shift-JIS", "shift_jis"],
  ["SJIS", "shift_jis"],
  ["EUC_JP", "euc-jp"],
  ["EUC_CN", "gb18030"],
  ["KOI8R", "koi8-r"],
  ["UTF8", "utf-8"],
  ["UTF-16", "utf-16le"],
  ["nonsense", null],
])("%s is %s", (named, expected) => {
  expect(findEncoding(named)).toBe(expected);
});
