import { describe, expect, test } from "vitest";
import { oracleDialect } from "../dialect.ts";
import { splitStatements } from "./splitStatements.ts";
import { type Summary, summarize } from "./testing/summarize.ts";

// How IvorySQL's psql 5.1 splits in Oracle mode, observed with a server that logs its queries.

function split(text: string): readonly Summary[] {
  return splitStatements(text, oracleDialect).map(summarize);
}

function texts(text: string): readonly string[] {
  return splitStatements(text, oracleDialect).map((statement) => statement.text);
}

describe("a line with only a slash ends a statement", () => {
  test.each<[string, string[]]>([
    ["select 1\n/\nselect 2", ["select 1\n/", "select 2"]],
    ["select 1\n  / \t\nselect 2", ["select 1\n  /", "select 2"]],
    ["select 1\r\n/\r\nselect 2", ["select 1\r\n/", "select 2"]],
    ["select 1\n/", ["select 1\n/"]],
    ["select 1;\n/\nselect 2;", ["select 1;", "/", "select 2;"]],
    ["/\n/\n", ["/", "/"]],
    ["-- c\n/\n", ["/"]],
  ])("%j", (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });
});

describe("other slashes are division operators", () => {
  test.each([
    "select 4 / 2 from dual;",
    "select 4 /\n 2;",
    "select 4 / -- half\n 2;",
    "select 4\n/ 2;",
    "select '\n/\n';",
    'select "\n/\n";',
    "select $$\n/\n$$;",
    "select q'[\n/\n]';",
    "select 1 /* c\n/\n */;",
    "/* create procedure p is begin null; end;\n/\n*/ select 1;",
  ])("%j", (statement) => {
    expect(texts(`${statement} select 3`).at(-1)).toBe("select 3");
    expect(texts(`${statement} select 3`)).toHaveLength(2);
  });
});

describe("only a slash ends a block or a unit", () => {
  test.each([
    "create function f return int is n int; begin return 1; end;",
    "create or replace procedure p(a in number) as begin null; end p;",
    "CREATE OR REPLACE EDITIONABLE PROCEDURE p IS BEGIN NULL; END;",
    "create noneditionable function f return int is begin return 1; end;",
    "create package k is x int; end;",
    "create or replace package body k is function f return int is begin return 1; end; end;",
    "create or replace function f() returns int as $$ begin return 1; end; $$ language plpgsql;",
    "declare n int; begin n := 1; end;",
    "declare cursor c is select 1; begin null; end;",
    "begin null; end;",
    "begin\n  update t set a = 1;\nend;",
    "<<outer>> begin null; end;",
    "<<outer>>\ndeclare n int; begin null; end;",
    "begin insert into t values (q'[a;]', ';', \";\"); end;",
  ])("%s", (block) => {
    expect(split(`${block}\n/\nselect 1;`)).toEqual([
      { text: `${block}\n/`, is: expect.stringMatching(/^block/) as string, by: "slash" },
      { text: "select 1;", is: "query SELECT", by: "semicolon" },
    ]);
  });

  test("a block without a slash includes the statements that follow", () => {
    expect(split("begin null; end;\nselect 1;")).toEqual([
      { text: "begin null; end;\nselect 1;", is: "block BEGIN", by: "endOfText" },
    ]);
  });
});

describe("a routine whose body is a string ends at its semicolon", () => {
  const body = "$$ begin return 1; end; $$ language plpgsql;";
  test.each([
    `create function f() returns int as ${body}`,
    `create or replace function f(a varchar2 default 'x') returns int language sql as 'select 1';`,
    `create procedure p() as -- in quotes\n ${body}`,
  ])("%s", (routine) => {
    expect(split(`${routine}\nselect 1;`)).toEqual([
      { text: routine, is: "block CREATE", by: "semicolon" },
      { text: "select 1;", is: "query SELECT", by: "semicolon" },
    ]);
    expect(texts(`${routine} -- so\n/* it */\n / \nselect 1;`)).toHaveLength(2);
  });

  test.each([
    "create function f return varchar2 is x varchar2(9) := 'a'; begin return $$;$$; end;",
    "create function f return varchar2 is begin return 'a'; end;",
    "create package k is x varchar2(9) := 'a'; y int; end;",
  ])("a routine without a string body ends at its slash: %s", (routine) => {
    expect(texts(`${routine}\n/\nselect 1;`)).toEqual([`${routine}\n/`, "select 1;"]);
  });
});

describe("statements that look like a block but are not", () => {
  test.each<[string, string[]]>([
    ["begin; select 1;", ["begin;", "select 1;"]],
    ["begin work; select 1;", ["begin work;", "select 1;"]],
    ["BEGIN TRANSACTION; select 1;", ["BEGIN TRANSACTION;", "select 1;"]],
    ["begin isolation level serializable; 1", ["begin isolation level serializable;", "1"]],
    ["begin read only; 1", ["begin read only;", "1"]],
    ["declare c cursor for select 1; fetch c;", ["declare c cursor for select 1;", "fetch c;"]],
    [
      "declare c cursor with hold for select 1; 2",
      ["declare c cursor with hold for select 1;", "2"],
    ],
    ["do $$ begin null; end $$; 1", ["do $$ begin null; end $$;", "1"]],
    [
      "create trigger t before insert on a begin null; end;",
      ["create trigger t before insert on a begin null;", "end;"],
    ],
    ["create type body b is x; end;", ["create type body b is x;", "end;"]],
    ["create view function as select 1; 2", ["create view function as select 1;", "2"]],
    ["1 << 2; 3", ["1 << 2;", "3"]],
  ])("%j", (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });
});

describe("a slash right after the END of a routine", () => {
  test.each<[string, string[]]>([
    [
      "create procedure p is begin null; end; / select 1;",
      ["create procedure p is begin null; end; /", "select 1;"],
    ],
    [
      "create procedure p is begin if a then b; end if; c := 1 / 2; end;\n/\n1",
      ["create procedure p is begin if a then b; end if; c := 1 / 2; end;\n/", "1"],
    ],
    [
      "create procedure p is begin null; end p; / 2\n/\n1",
      ["create procedure p is begin null; end p; / 2\n/", "1"],
    ],
  ])("%j", (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });
});

describe("client command lines", () => {
  test.each<[string, Summary[]]>([
    [
      "exec raise_pay(1, :p)\nselect 1;",
      [
        { text: "exec raise_pay(1, :p)", is: "client EXECUTE", by: "lineEnd" },
        { text: "select 1;", is: "query SELECT", by: "semicolon" },
      ],
    ],
    ["EXECUTE p('a;\n", [{ text: "EXECUTE p('a;", is: "client EXECUTE", by: "lineEnd" }]],
    [
      "  var n number = 1;  ",
      [{ text: "var n number = 1;", is: "client VARIABLE", by: "lineEnd" }],
    ],
    [
      "variable n varchar2(10)\r\nprint n\r\n",
      [
        { text: "variable n varchar2(10)", is: "client VARIABLE", by: "lineEnd" },
        { text: "print n", is: "client PRINT", by: "lineEnd" },
      ],
    ],
    [
      "select 1; print n;",
      [
        { text: "select 1;", is: "query SELECT", by: "semicolon" },
        { text: "print n;", is: "sql PRINT", by: "semicolon" },
      ],
    ],
    [
      "begin\nexec p;\nend;\n/\n",
      [{ text: "begin\nexec p;\nend;\n/", is: "block BEGIN", by: "slash" }],
    ],
  ])("%j", (text, expected) => {
    expect(split(text)).toEqual(expected);
  });
});

describe("meta-commands", () => {
  test.each<[string, Summary[]]>([
    [
      "begin null; end; \\g\n1;",
      [
        { text: "begin null; end; \\g", is: "block BEGIN", by: "metaCommand" },
        { text: "1;", is: "sql", by: "semicolon" },
      ],
    ],
    [
      "select 1 \\r\n2;",
      [
        { text: "select 1 \\r", is: "\\r", by: "lineEnd" },
        { text: "2;", is: "sql", by: "semicolon" },
      ],
    ],
    // After \r psql still treats everything up to the slash as a block.
    [
      "begin null; \\r\nselect 1;\n/\nselect 2;",
      [
        { text: "begin null; \\r\nselect 1;\n/", is: "block BEGIN", by: "slash" },
        { text: "select 2;", is: "query SELECT", by: "semicolon" },
      ],
    ],
    [
      "begin\n\\echo a\nnull; end;\n/\n",
      [{ text: "begin\n\\echo a\nnull; end;\n/", is: "block BEGIN", by: "slash" }],
    ],
  ])("%j", (text, expected) => {
    expect(split(text)).toEqual(expected);
  });
});

describe("constructs that the text leaves open", () => {
  test.each<[string, Summary[]]>([
    ["begin", [{ text: "begin", is: "sql BEGIN", by: "endOfText" }]],
    [
      "begin null",
      [{ text: "begin null", is: "block BEGIN", by: "endOfText", open: "block at 0" }],
    ],
    [
      "1;\n declare",
      [
        { text: "1;", is: "sql", by: "semicolon" },
        { text: "declare", is: "block DECLARE", by: "endOfText", open: "block at 4" },
      ],
    ],
    [
      "select q'[a",
      [{ text: "select q'[a", is: "sql SELECT", by: "endOfText", open: "alternativeQuote at 7" }],
    ],
    [
      "select (1\n/\n2;",
      [
        { text: "select (1\n/", is: "sql SELECT", by: "slash", open: "parenthesis at 7" },
        { text: "2;", is: "sql", by: "semicolon" },
      ],
    ],
    // In a block a slash ends the statement even inside a comment, which then stays open.
    [
      "begin null; /* a\n/\n*/ end;",
      [
        { text: "begin null; /* a\n/", is: "block BEGIN", by: "slash", open: "comment at 12" },
        { text: "*/ end;", is: "sql", by: "semicolon" },
      ],
    ],
  ])("%j", (text, expected) => {
    expect(split(text)).toEqual(expected);
  });
});
