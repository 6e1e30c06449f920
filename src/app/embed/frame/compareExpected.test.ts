import { describe, expect, it } from "vitest";
import { compareExpected } from "./compareExpected.ts";

const printed = [" id | name ", "----+------", "  1 | Ada", "(1 row)", "", "INSERT 0 1"];

describe("compareExpected", () => {
  it.each<readonly [string, readonly string[], string]>([
    ["what psql prints", printed, `${printed.join("\n")}\n`],
    ["other blanks at line ends", printed, printed.map((line) => `${line.trimEnd()}  `).join("\n")],
    ["other empty lines", printed, `\n\n${printed.filter((line) => line !== "").join("\n\n")}`],
    ["Windows line ends", printed, printed.join("\r\n")],
    ["an indentation", printed, printed.map((line) => `      ${line}`).join("\n")],
    [
      "the place of an error",
      ["ERROR:  division by zero"],
      "psql:a.sql:3: ERROR:  22012: division by zero\nLINE 1: select 1/0;\n                ^\nLOCATION:  int4div, int.c:1",
    ],
  ])("accepts %s", (_name, actual, expected) => {
    expect(compareExpected(actual, expected)).toEqual({ kind: "same" });
  });

  it.each<readonly [string, readonly string[], string]>([
    ["another value", printed, printed.join("\n").replace("Ada", "Eva")],
    ["a missing tag", printed, printed.slice(0, 4).join("\n")],
    ["blanks between words", ["a  b"], "a b"],
    ["another error", ["ERROR:  a"], "ERROR:  b"],
    ["nothing", printed, ""],
    ["a caret that is data", ["^"], ""],
  ])("tells %s", (_name, actual, expected) => {
    expect(compareExpected(actual, expected).kind).toBe("different");
  });

  it("shows expected lines as removed and printed ones as added", () => {
    expect(compareExpected(["a", "c"], "a\nb")).toEqual({
      kind: "different",
      lines: [
        { kind: "same", text: "a" },
        { kind: "removed", text: "b" },
        { kind: "added", text: "c" },
      ],
    });
  });
});
