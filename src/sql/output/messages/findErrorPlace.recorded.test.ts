import { describe, expect, it } from "vitest";
import {
  recordedError,
  type RecordedRelease,
  recordedSteps,
} from "../../fixtures/ivorysql/recorded.ts";
import { createMessage } from "./createMessage.ts";
import { findErrorPlace } from "./findErrorPlace.ts";

const both: readonly RecordedRelease[] = ["4.4", "5.4"];

/** Returns the rest of the statement's line from the position of a recorded step's error. */
function marked(release: RecordedRelease, name: string, step: number): string | null {
  const recorded = recordedSteps(release, name)[step];
  if (recorded === undefined) throw new Error(`no step ${step}`);
  return rest(recorded.typed, findErrorPlace(recorded.typed, recordedError(recorded)));
}

function rest(sql: string, place: number | null): string | null {
  return place === null ? null : (sql.slice(place).split(/\r?\n/)[0] ?? "");
}

describe("errors recorded from IvorySQL", () => {
  const cases: readonly [RecordedRelease, string, number, string][] = [
    ["4.4", "function-syntax-error", 0, "retrun x;"],
    ["4.4", "procedure-syntax-error", 0, "nul;"],
    ["4.4", "function-unknown-type", 0, "nosuchtype;"],
    ...both.flatMap((release): [RecordedRelease, string, number, string][] => [
      [release, "block-syntax-error", 0, "retrun 1;"],
      [release, "block-unknown-type", 0, "nosuchtype;"],
      [release, "block-runtime-error", 0, "x := x / 0;"],
      [release, "block-bad-query", 0, "nosuch into x from dual;"],
      [release, "block-raise", 0, "raise_application_error(-20001, 'mine');"],
      [release, "package-body-syntax-error", 1, "nul;"],
      [release, "package-body-mismatch", 1, "end;"],
    ]),
  ];

  it.each(cases)("%s: %s points at the token", (release, name, step, expected) => {
    expect(marked(release, name, step)).toBe(expected);
  });

  it("points at the end of the package body that lacks a subprogram", () => {
    const [, step] = recordedSteps("4.4", "package-body-mismatch");
    const place = step === undefined ? null : findErrorPlace(step.typed, recordedError(step));
    expect(place).toBe(step?.typed.lastIndexOf("end;"));
  });
});

describe("the body of an error's internal query", () => {
  const body = "x number;\nbegin\n  retrun x;\nend";

  function place(sql: string, internalQuery: string, word: string): string | null {
    const error = createMessage({
      severity: "ERROR",
      sqlState: "42601",
      message: `syntax error at or near "${word}"`,
      internalQuery,
      internalPosition: internalQuery.indexOf(word),
    });
    return rest(sql, findErrorPlace(sql, error));
  }

  it.each([
    ["CRLF", `create function f return number is\r\n  ${body.replaceAll("\n", "\r\n")};\r\n/`],
    ["a comment with IS before it", `create function f return number /* is */ as\n${body} f;\n/`],
    [
      "the same text in a comment before it",
      `create function f return number /* ${body} */ is\n${body};\n/`,
    ],
    [
      "a default with AS",
      `create function f(a number := cast(1 as number)) return number is ${body};`,
    ],
  ])("finds an error in a body with %s", (_, sql) => {
    expect(place(sql, body, "retrun")).toBe("retrun x;");
  });

  it("finds an error after tabs and wide characters", () => {
    const wide = "begin\n\tx := '数据库 👍'; retrun 1;\nend";
    expect(place(`create procedure p is\n\t${wide};\n/`, wide, "retrun")).toBe("retrun 1;");
  });

  it("prefers the outer body if a nested one repeats its text", () => {
    const inner =
      "procedure q is\nbegin\n  nul 1;\nend;\nprocedure r is\nbegin\n  nul 1;\nend;\nend";
    const sql = `create package body p as\n${inner};\n/`;
    const query = inner;
    const error = createMessage({
      severity: "ERROR",
      message: 'syntax error at or near "1"',
      internalQuery: query,
      internalPosition: query.lastIndexOf("nul 1"),
    });
    expect(findErrorPlace(sql, error)).toBe(sql.lastIndexOf("nul 1"));
  });

  it("returns null if the text occurs twice, but never at the start of a body", () => {
    expect(
      place("select 'begin nul 1; end' || 'begin nul 1; end'", "begin nul 1; end", "1"),
    ).toBeNull();
  });
});

describe("EXEC lines", () => {
  it.each([
    ["BEGIN p(1, nosuch); END", "nosuch"],
    ["CALL p(1, nosuch)", "nosuch"],
  ])("finds the position of an error in %s", (internalQuery, word) => {
    const sql = "exec p(1, nosuch);";
    const error = createMessage({
      severity: "ERROR",
      message: '"nosuch": invalid identifier',
      internalQuery,
      internalPosition: internalQuery.indexOf(word),
      context: "PL/iSQL function inline_code_block line 1 at CALL",
    });
    expect(rest(sql, findErrorPlace(sql, error))).toBe("nosuch);");
  });

  it("finds it in the line that psql shows of the sent text", () => {
    const raw =
      'ERROR:  42601: syntax error at or near ")"\nLINE 1: begin p(1,); end;\n                  ^';
    const error = createMessage({ severity: "ERROR", message: "syntax error", raw });
    expect(rest("EXEC p(1,)", findErrorPlace("EXEC p(1,)", error))).toBe(")");
  });
});
