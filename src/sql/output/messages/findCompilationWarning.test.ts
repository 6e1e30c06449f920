import { expect, it } from "vitest";
import { recordedError, recordedSteps } from "../../fixtures/ivorysql/recorded.ts";
import {
  findCompilationWarning,
  findInvalidRoutine,
  placeOfCompilationWarning,
} from "./findCompilationWarning.ts";
import { createMessage } from "./createMessage.ts";
import { readOutput } from "../readOutput.ts";

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
    // A call without parentheses: the server reads on after it, so the hint names no word.
    word: "nul",
  },
  {
    sql: "create or replace function wb_bad2 return number is\n  x nosuchtype;\nbegin\n  return 1;\nend;\n/",
    hint: 'type "nosuchtype" does not exist',
    tag: "CREATE FUNCTION",
    word: "nosuchtype",
  },
];

it.each(cases)("finds the warning and its position: $hint", ({ sql, hint, tag, word }) => {
  const printed = `WARNING:  01000: compilation error\nHINT:  ${hint}\nLOCATION:  ProcedureCreate, pg_proc.c:875\n${tag}\n`;
  const blocks = readOutput(new TextEncoder().encode(printed), {
    nullMarker: "\ue000",
    statementText: sql,
    expectsTitles: false,
  });
  const warning = findCompilationWarning(blocks);
  expect(warning?.hint).toBe(hint);
  if (warning === null) throw new Error("no warning");
  expect(placeOfCompilationWarning(sql, warning)).toBe(sql.indexOf(word));
  const commented = sql.replace(" is\n", ` is -- ${word}\n`);
  expect(placeOfCompilationWarning(commented, warning)).toBe(commented.lastIndexOf(word));
});

it("finds no position if the word occurs twice", () => {
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

it("finds no call if several lack their parentheses, or none does", () => {
  const warn = (sql: string): number | null => {
    const hint = "syntax error at end of input";
    const message = createMessage({ severity: "WARNING", sqlState: "01000", message: "", hint });
    return placeOfCompilationWarning(sql, message);
  };
  const make = (body: string): string => `create procedure p is\nbegin\n  ${body}\nend;\n/`;
  expect(warn(make("a; b;"))).toBeNull();
  expect(warn(make("a(); null; return;"))).toBeNull();
  const sql = make("null; if true then a; end if; -- b;");
  expect(warn(sql)).toBe(sql.indexOf("a; end"));
});

it("finds a column that the hint names as an identifier", () => {
  const sql = "create function f return number is\nbegin\n  select nosuch into x;\nend;\n/";
  const hint = '"nosuch": invalid identifier';
  const message = createMessage({ severity: "WARNING", sqlState: "01000", message: "", hint });
  expect(placeOfCompilationWarning(sql, message)).toBe(sql.indexOf("nosuch"));
});

it.each(["function-syntax-error", "procedure-syntax-error"])(
  "%s: reads the routine's name from 5.4's error about a call",
  (name) => {
    const call = recordedSteps("5.4", name)[1];
    if (call === undefined) throw new Error(name);
    expect(call.typed).toContain(findInvalidRoutine(recordedError(call)));
    const other = recordedSteps("4.4", name)[1];
    if (other === undefined) throw new Error(name);
    expect(findInvalidRoutine(recordedError(other))).toBeNull();
  },
);
