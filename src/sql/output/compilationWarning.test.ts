import { expect, it } from "vitest";
import { findCompilationWarning, placeOfCompilationWarning } from "./compilationWarning.ts";
import { readOutput } from "./readOutput.ts";

// Recorded from IvorySQL 5.4.
const cases = [
  {
    sql: "create or replace function wb_bad return number is\n  x number;\nbegin\n  x := 1;\n  retrun x;\nend;\n/",
    hint: 'syntax error at or near "retrun"',
    tag: "CREATE FUNCTION",
    word: "retrun",
  },
  {
    sql: "create or replace procedure wb_badp is\nbegin\n  nul;\n  x := 1;\nend;\n/",
    hint: "syntax error at end of input",
    tag: "CREATE PROCEDURE",
    word: null,
  },
  {
    sql: "create or replace function wb_bad2 return number is\n  x nosuchtype;\nbegin\n  return 1;\nend;\n/",
    hint: 'type "nosuchtype" does not exist',
    tag: "CREATE FUNCTION",
    word: "nosuchtype",
  },
];

it.each(cases)("finds the warning and its place: $hint", ({ sql, hint, tag, word }) => {
  const printed = `WARNING:  01000: compilation error\nHINT:  ${hint}\nLOCATION:  ProcedureCreate, pg_proc.c:875\n${tag}\n`;
  const blocks = readOutput(new TextEncoder().encode(printed), {
    nullMarker: "\ue000",
    statementText: sql,
    expectsTitles: false,
  });
  const warning = findCompilationWarning(blocks);
  expect(warning?.hint).toBe(hint);
  if (warning === null) throw new Error("no warning");
  expect(placeOfCompilationWarning(sql, warning)).toBe(word === null ? null : sql.indexOf(word));
  if (word === null) return;
  const commented = sql.replace(" is\n", ` is -- ${word}\n`);
  expect(placeOfCompilationWarning(commented, warning)).toBe(commented.lastIndexOf(word));
});

it("marks nothing where the word occurs twice", () => {
  const warning = findCompilationWarning([
    {
      kind: "message",
      message: {
        severity: "WARNING",
        sqlState: "01000",
        message: "compilation error",
        detail: null,
        hint: 'syntax error at or near "x"',
        context: null,
        internalQuery: null,
        position: null,
        internalPosition: null,
        raw: "",
      },
    },
  ]);
  if (warning === null) throw new Error("no warning");
  const sql = "create function f return number is\n  x number;\nbegin\n  x 1;\nend;\n/";
  expect(placeOfCompilationWarning(sql, warning)).toBeNull();
  expect(findCompilationWarning([{ kind: "tag", tag: "CREATE FUNCTION" }])).toBeNull();
});
