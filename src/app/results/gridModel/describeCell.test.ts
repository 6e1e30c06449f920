import { describe, expect, it } from "vitest";
import { describeCell } from "./describeCell.ts";

describe("describeCell", () => {
  it.each([
    ["NULL", null, { kind: "null" }],
    ["the empty string", "", { kind: "empty" }],
    ["one space", " ", { kind: "blank", marks: "␣" }],
    ["tab and newline", "\t\n", { kind: "blank", marks: "⇥↵" }],
    ["many blanks", " ".repeat(20), { kind: "blank", marks: `${"␣".repeat(12)}…` }],
    ["the word", "NULL", { kind: "text", text: "NULL", isCut: false, hasMoreLines: false }],
    ["two lines", "a\nb", { kind: "text", text: "a", isCut: false, hasMoreLines: true }],
    [
      "a first line of nothing",
      "\nb",
      { kind: "text", text: "", isCut: false, hasMoreLines: true },
    ],
    ["Windows lines", "a\r\nb", { kind: "text", text: "a", isCut: false, hasMoreLines: true }],
    [
      "a long text",
      "x".repeat(301),
      { kind: "text", text: "x".repeat(300), isCut: true, hasMoreLines: false },
    ],
    [
      "a pair of surrogates at the cut",
      `${"x".repeat(299)}😀y`,
      { kind: "text", text: "x".repeat(299), isCut: true, hasMoreLines: false },
    ],
  ])("%s", (_name, cell, expected) => {
    expect(describeCell(cell, "text")).toEqual(expected);
  });

  it("shows booleans as words, once their type is known", () => {
    const text = { kind: "text", isCut: false, hasMoreLines: false };
    expect(describeCell("t", "boolean")).toEqual({ ...text, text: "true" });
    expect(describeCell("f", "boolean")).toEqual({ ...text, text: "false" });
    expect(describeCell("t", "text")).toEqual({ ...text, text: "t" });
  });
});
