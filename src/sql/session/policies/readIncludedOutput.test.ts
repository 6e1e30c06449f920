import { expect, it } from "vitest";
import { postgresqlDialect } from "../../dialect.ts";
import { splitStatements } from "../../statements/splitStatements.ts";
import { readIncludedOutput } from "./readIncludedOutput.ts";

const nothing = { writesRows: false, leavesOutput: false, changesSettings: false };
const unknown = { writesRows: true, leavesOutput: false, changesSettings: true };

/** `files`: by the argument that names a file, the lines that the search prints for it. */
async function look(files: Readonly<Record<string, string>>, text: string): Promise<unknown> {
  const [statement] = splitStatements(text, postgresqlDialect);
  if (statement === undefined) throw new Error("no statement");
  return readIncludedOutput(statement, (line) =>
    Promise.resolve(files[/^\\set WB_F (.*) \\echo/.exec(line)?.[1] ?? ""] ?? ""),
  );
}

it.each([
  [{}, "\\i a\n", nothing],
  [{ a: "\\i b\n\\g (format=csv)\n" }, "\\i a\n", nothing],
  [{ a: " \\g f\n" }, "\\i a\n", { ...nothing, writesRows: true }],
  [{ a: "\\pset x \\gx |cat\r\n" }, "\\i a\n", { ...unknown }],
  [{ a: "\\o f\n\\o\r\n" }, "\\i a\n", { ...nothing, writesRows: true }],
  [{ a: "\\o\n\\o f\n" }, "\\i a\n", { ...nothing, writesRows: true, leavesOutput: true }],
  [{ "d/a": "\\ir b\n", "d/b": "\\x\n" }, "\\i d/a\n", { ...nothing, changesSettings: true }],
  [{ "d/a": "\\ir b\n", b: "\\x\n" }, "\\i d/a\n", nothing],
  [{ a: "\\i :b\n" }, "\\i a\n", unknown],
  [{ "'a b'": "\\ir b\n" }, "\\i 'a b'\n", unknown],
  [{ "~/a": "ELSEWHERE\n" }, "\\i ~/a\n", unknown],
  [{ a: "\\i a\n" }, "\\i a\n", unknown],
  [{ a: "\\g\n".repeat(300) }, "\\i a\n", unknown],
  [{ b: "\\g f\n" }, "\\if true\n\\i a\n\\ir b\n\\endif\n", { ...nothing, writesRows: true }],
] as const)("%j, %j", async (files, text, expected) => {
  expect(await look(files, text)).toEqual(expected);
});
