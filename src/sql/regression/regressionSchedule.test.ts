import { expect, it } from "vitest";
import { parseSchedule } from "./regressionSchedule.ts";

it("reads groups in order, and the tests whose failure is ignored", () => {
  const text = "# comment\n\ntest: test_setup\r\nignore: random\n test:  a b\tc \n";
  expect(parseSchedule(text)).toEqual({
    kind: "schedule",
    schedule: { groups: [["test_setup"], ["a", "b", "c"]], ignored: new Set(["random"]) },
  });
});

it.each(["tests: a", "test:", "a b"])("rejects the line %j and names its number", (line) => {
  expect(parseSchedule(`test: a\n${line}\n`)).toEqual({ kind: "invalid", line: 2, text: line });
});
