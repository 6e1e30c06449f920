import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOutJson, writeJsonLines } from "./jsonLines.ts";

function pretty(text: string): string | null {
  const lines = layOutJson(text);
  return lines === null ? null : writeJsonLines(lines);
}

describe("layOutJson", () => {
  it.each([
    [
      "a number longer than a double",
      "123456789012345678901234567890.10",
      "123456789012345678901234567890.10",
    ],
    ["an exponent as written", " 1E+05 ", "1E+05"],
    ["escapes as written", '"\\u00e9\\n\\/"', '"\\u00e9\\n\\/"'],
    ["empty containers", '{"a":{ },"b":[\n]}', '{\n  "a": {},\n  "b": []\n}'],
    ["duplicates and order", '{"b":1,"a":2,"b":3}', '{\n  "b": 1,\n  "a": 2,\n  "b": 3\n}'],
    [
      "nesting",
      '[1,[2,{"x":[null,true]}]]',
      '[\n  1,\n  [\n    2,\n    {\n      "x": [\n        null,\n        true\n      ]\n    }\n  ]\n]',
    ],
    ["words", "[true,false,null]", "[\n  true,\n  false,\n  null\n]"],
  ])("keeps %s", (_name, text, expected) => {
    expect(pretty(text)).toBe(expected);
  });

  it.each([
    "",
    "  ",
    "nul",
    "01",
    "1.",
    "+1",
    "NaN",
    "'a'",
    '"a',
    '"\\x"',
    '"\\u12g4"',
    '"a\nb"',
    "[1,]",
    "[1 2]",
    "[,1]",
    "{a:1}",
    '{"a" 1}',
    '{"a":1,}',
    '{"a":}',
    "[1}",
    '{"a":1]',
    "[1",
    "[]]",
    "1 2",
    "{1,2,3}",
  ])("returns null for %j, which is not JSON", (text) => {
    expect(pretty(text)).toBeNull();
  });

  it("distinguishes keys from strings", () => {
    expect(layOutJson('{"k": "v"}')).toEqual([
      { depth: 0, tokens: [{ kind: "punctuation", text: "{" }] },
      {
        depth: 1,
        tokens: [
          { kind: "key", text: '"k"' },
          { kind: "punctuation", text: ": " },
          { kind: "string", text: '"v"' },
        ],
      },
      { depth: 0, tokens: [{ kind: "punctuation", text: "}" }] },
    ]);
  });

  it("reads any depth of nesting", () => {
    const depth = 20_000;
    expect(layOutJson("[".repeat(depth) + "]".repeat(depth))).toHaveLength(2 * depth - 1);
  });

  it("writes the same as JSON.stringify, for values that it can represent", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const plain = pretty(text);
        expect(plain).not.toBeNull();
        expect(JSON.parse(plain ?? "")).toEqual(JSON.parse(text));
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it("accepts the same texts as JSON.parse", () => {
    const pieces = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"a"',
      "1",
      "-",
      "true",
      " ",
      "e",
      "0",
      ".",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const text = parts.join("");
        expect(pretty(text) !== null).toBe(isJson(text));
      }),
      { seed: 11, numRuns: 5000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
