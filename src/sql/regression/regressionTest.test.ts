import { describe, expect, it } from "vitest";
import { compareOutput } from "./compareOutput.ts";
import { addTestFiles, expectOutput } from "./regressionTest.ts";

const file = (name: string, text = name): { readonly name: string; readonly text: string } => ({
  name,
  text,
});

describe("tests from files", () => {
  it("assigns outputs to scripts, the main one first, in any order of files", () => {
    const tests = addTestFiles(
      [],
      ["a_1.out", "expected/a.out", "a_10.out", "a_0.out", "sql/a.sql", "b.sql", "b.txt"].map(
        (name) => file(name),
      ),
    );
    expect(tests).toEqual([
      {
        name: "a",
        script: "sql/a.sql",
        expected: [file("a.out", "expected/a.out"), file("a_0.out"), file("a_1.out")],
      },
      { name: "b", script: "b.sql", expected: [] },
    ]);
  });

  it("adds new files and replaces old ones", () => {
    const before = addTestFiles([], [file("a.sql"), file("a.out"), file("b.sql")]);
    const after = addTestFiles(before, [file("a.sql", "new"), file("a_2.out"), file("b.out")]);
    expect(after).toEqual([
      { name: "a", script: "new", expected: [file("a.out"), file("a_2.out")] },
      { name: "b", script: "b.sql", expected: [file("b.out")] },
    ]);
  });

  it("replaces the expected file of the same name by an accepted output", () => {
    const [test] = addTestFiles([], [file("a.sql"), file("a.out"), file("a_1.out")]);
    expect(expectOutput(test!, "a.out", "new").expected).toEqual([
      file("a.out", "new"),
      file("a_1.out"),
    ]);
  });
});

describe("an output compared with the expected ones", () => {
  it.each([
    ["the first that is the same", ["x\n", "y\n"], "y\n", { kind: "same", name: "1" }],
    ["none", [], "y\n", { kind: "nothingExpected" }],
  ])("%s", (_name, texts, actual, comparison) => {
    const expected = texts.map((text, index) => file(String(index), text));
    expect(compareOutput(expected, actual)).toEqual(comparison);
  });

  it("the one with the fewest differences", () => {
    const expected = [file("0", "a\nb\nc\n"), file("1", "x\ny\nc\n"), file("2", "a\nb\n")];
    expect(compareOutput(expected, "x\nb\nc\n")).toMatchObject({ kind: "different", name: "0" });
    expect(compareOutput(expected, "x\ny\nz\n")).toMatchObject({ kind: "different", name: "1" });
  });
});
