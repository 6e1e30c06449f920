import { describe, expect, test } from "vitest";
import { createMessage } from "./createMessage.ts";
import type { ServerMessage } from "../../model.ts";
import { findErrorPlace } from "./findErrorPlace.ts";

const plain = createMessage({ severity: "ERROR", message: "wrong" });

/** Returns the rest of the line at the position found. */
function marked(lines: readonly string[], error: Partial<ServerMessage>): string | null {
  const sql = lines.join("\n");
  const place = findErrorPlace(sql, { ...plain, ...error });
  return place === null ? null : (sql.slice(place).split("\n")[0] ?? "");
}

const block = ["do $$", "begin", "  perform 1;", "  perform 1 / 0;", "end $$;"];

describe("a block that is run", () => {
  test.each<[string, readonly string[], string, string | null]>([
    [
      "in dollar quotes",
      block,
      "PL/pgSQL function inline_code_block line 4 at PERFORM",
      "perform 1 / 0;",
    ],
    [
      "with a language in front, in a quote with a name",
      ["do language plpgsql $body$ begin", " raise 'x'; end $body$"],
      "PL/pgSQL function inline_code_block line 2 at RAISE",
      "raise 'x'; end $body$",
    ],
    [
      "in plain quotes",
      ["do 'begin", " perform 1/0; end'"],
      "PL/pgSQL function inline_code_block line 2 at PERFORM",
      "perform 1/0; end'",
    ],
    [
      "behind comments",
      ["do /* as 'x' */ -- $$", "$$begin", " perform 1/0; end$$"],
      "PL/pgSQL function inline_code_block line 2 at PERFORM",
      "perform 1/0; end$$",
    ],
    [
      "that called a function",
      block,
      "PL/pgSQL function f() line 1 at RAISE\nPL/pgSQL function inline_code_block line 3 at PERFORM",
      "perform 1;",
    ],
    [
      "of Oracle's, as its first word begins it",
      ["declare", "  n int;", "begin", "  n := 1 / 0;", "end;", "/"],
      "PL/iSQL function inline_code_block line 4 at assignment",
      "n := 1 / 0;",
    ],
    [
      "with a line that it does not have",
      block,
      "PL/pgSQL function inline_code_block line 9 at X",
      null,
    ],
  ])("%s", (_, lines, context, expected) => {
    expect(marked(lines, { context })).toBe(expected);
  });

  test("finds the position of the failed statement inside a block", () => {
    const lines = ["do $$ begin", "  delete from t where", "    nope = 1;", "end $$;"];
    const internalQuery = "delete from t where\n    nope = 1";
    const context = "PL/pgSQL function inline_code_block line 2 at SQL statement";
    const internalPosition = internalQuery.indexOf("nope");
    expect(marked(lines, { context, internalQuery, internalPosition })).toBe("nope = 1;");
    expect(marked(lines, { context, internalQuery: "other", internalPosition: 0 })).toBe(
      "delete from t where",
    );
  });
});

describe("a routine that is created", () => {
  test.each<[string, readonly string[], string, string | null]>([
    [
      "in dollar quotes",
      [
        "create function f() returns int as $$",
        "declare n nope;",
        "begin return 1; end $$",
        "language plpgsql;",
      ],
      'compilation of PL/pgSQL function "f" near line 2',
      "declare n nope;",
    ],
    [
      "in Oracle's way",
      ["create procedure p(n in number default 1) is", "  k nope;", "begin null; end;", "/"],
      'compilation of PL/iSQL function "p" near line 1',
      "k nope;",
    ],
    [
      "which runs into another one's error",
      ["create table t as select f();"],
      "PL/pgSQL function f() line 3 at RAISE",
      null,
    ],
  ])("%s", (_, lines, context, expected) => {
    expect(marked(lines, { context })).toBe(expected);
  });
});

test("prefers the server's own position", () => {
  expect(findErrorPlace("select nope", { ...plain, position: 7, context: "x" })).toBe(7);
});

test("returns null for a function that is only called", () => {
  expect(marked(["select f();"], { context: "PL/pgSQL function f() line 3 at RAISE" })).toBeNull();
});
