import { describe, expect, it } from "vitest";
import { parseArray, type ArrayElement } from "./parseArray.ts";

type Plain = string | null | readonly Plain[];

function toPlain(elements: readonly ArrayElement[]): readonly Plain[] {
  return elements.map((element) =>
    element.kind === "value" ? element.cell : toPlain(element.elements),
  );
}

describe("parseArray", () => {
  it.each([
    ["{}", []],
    ["{1,2,3}", ["1", "2", "3"]],
    ['{NULL,null,"NULL"}', [null, null, "NULL"]],
    ['{"","a b","c,d","e}f"}', ["", "a b", "c,d", "e}f"]],
    ['{"say \\"hi\\"","back\\\\slash"}', ['say "hi"', "back\\slash"]],
    [
      "{{1,2},{3,4}}",
      [
        ["1", "2"],
        ["3", "4"],
      ],
    ],
    ["[0:2]={1,2,3}", ["1", "2", "3"]],
    ["[-1:0][2:2]={{a},{b}}", [["a"], ["b"]]],
    ["{two words}", ["two words"]],
  ])("%s", (text, expected) => {
    const elements = parseArray(text);
    expect(elements && toPlain(elements)).toEqual(expected);
  });

  it("accepts the delimiter of boxes", () => {
    const elements = parseArray("{(1,1),(0,0);(3,3),(2,2)}", ";");
    expect(elements && toPlain(elements)).toEqual(["(1,1),(0,0)", "(3,3),(2,2)"]);
  });

  it.each([
    "",
    "{",
    "1,2",
    "{1,2",
    "{1,,2}",
    "{1}x",
    '{"a',
    '{a"b}',
    "{1,}",
    "{{{{{{{1}}}}}}}",
    "[0:1]",
    "{1 ;2}}",
  ])("%s is no array", (text) => {
    expect(parseArray(text)).toBeNull();
  });
});
