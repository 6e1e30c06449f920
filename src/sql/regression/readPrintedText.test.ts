import { expect, it } from "vitest";
import { compareOutput } from "./compareOutput.ts";
import { addSuiteFiles, carriedFiles } from "./regressionSuite.ts";
import { readPrintedText } from "./readPrintedText.ts";

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (each) => each.charCodeAt(0));

it("compares outputs that are not UTF-8 by their bytes", () => {
  const script = bytes("\\encoding LATIN1\nselect 'ä';\n");
  const suite = addSuiteFiles({ tests: [], files: [] }, [
    { path: "a.sql", bytes: script },
    { path: "a.out", bytes: bytes("ä\n") },
  ]);
  expect(carriedFiles(suite)).toEqual([{ path: "sql/a.sql", bytes: script }]);
  const compare = (printed: string): string =>
    compareOutput(suite.tests[0]?.expected ?? [], readPrintedText(bytes(printed)).text).kind;
  expect([compare("ä\n"), compare("ö\n")]).toEqual(["same", "different"]);
});
