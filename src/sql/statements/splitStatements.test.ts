import { describe, expect, test } from "vitest";
import { postgresqlDialect } from "../dialect.ts";
import { splitStatements } from "./splitStatements.ts";
import { type Summary, summarize } from "./testing/summarize.ts";

function split(text: string): readonly Summary[] {
  return splitStatements(text, postgresqlDialect).map(summarize);
}

function texts(text: string): readonly string[] {
  return splitStatements(text, postgresqlDialect).map((statement) => statement.text);
}

test("returns all fields of a statement", () => {
  const text = "-- c\nselect 1 ;  -- d\n\n insert into t values (2) -- e\n";
  expect(splitStatements(text, postgresqlDialect)).toEqual([
    {
      range: { start: 0, end: 15 },
      textRange: { start: 5, end: 15 },
      bodyRange: { start: 5, end: 13 },
      lineEnd: 21,
      text: "select 1 ;",
      kind: { kind: "sql", isQuery: true, isBlock: false, leadingKeyword: "SELECT" },
      terminator: "semicolon",
      unterminated: null,
    },
    {
      range: { start: 15, end: text.length },
      textRange: { start: 24, end: 48 },
      bodyRange: { start: 24, end: 48 },
      lineEnd: 53,
      text: "insert into t values (2)",
      kind: { kind: "sql", isQuery: false, isBlock: false, leadingKeyword: "INSERT" },
      terminator: "endOfText",
      unterminated: null,
    },
  ]);
});

describe("texts without a statement", () => {
  test.each([
    ["", []],
    ["  \n\t", []],
    ["-- a\n/* b */ ", []],
    ["\ufeff", []],
  ])("%j", (text, expected) => {
    expect(split(text)).toEqual(expected);
  });
});

describe("semicolons", () => {
  test.each([
    ["select 1;select 2", ["select 1;", "select 2"]],
    [";; select 1;", [";", ";", "select 1;"]],
    ["select (1;2);3", ["select (1;2);", "3"]],
    ["select 1);2", ["select 1);", "2"]],
    [
      "select ';', \";\", $$;$$, E'\\';' -- ;\n/* ; */;2",
      ["select ';', \";\", $$;$$, E'\\';' -- ;\n/* ; */;", "2"],
    ],
    ["\ufeffselect 1;", ["select 1;"]],
    ["a\\;b;c", ["a\\;b;", "c"]],
  ])("%j", (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });
});

describe("bodies of routines (psql 14)", () => {
  test.each([
    "create function f() returns int begin atomic select 1; select 2; end;",
    "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC; END;",
    "create function f() begin atomic select case when true then 1 end; end;",
    "create function f() begin atomic; begin; end; end;",
    "create function f() as $$ begin; end $$ language plpgsql;",
    'create "or" replace function f() begin;',
  ])("%s", (statement) => {
    expect(texts(`${statement} select 1`)).toEqual([statement, "select 1"]);
  });
});

describe("kinds", () => {
  test.each<[string, Summary]>([
    ["((table t))", { text: "((table t))", is: "query TABLE", by: "endOfText" }],
    ["drop table t;", { text: "drop table t;", is: "sql DROP", by: "semicolon" }],
    ["'x';", { text: "'x';", is: "sql", by: "semicolon" }],
    [";", { text: ";", is: "sql", by: "semicolon" }],
    ["select 1 \\gx", { text: "select 1 \\gx", is: "sql SELECT", by: "metaCommand" }],
    ["select 1\\; select 2;", { text: "select 1\\; select 2;", is: "sql SELECT", by: "semicolon" }],
    ["\\dt  \n", { text: "\\dt", is: "\\dt", by: "lineEnd" }],
    ["select 1 \\r", { text: "select 1 \\r", is: "\\r", by: "lineEnd" }],
    ["\\g", { text: "\\g", is: "\\g", by: "metaCommand" }],
    ["help\n", { text: "help", is: "client HELP", by: "lineEnd" }],
    ["EXIT ; ", { text: "EXIT ;", is: "client EXIT", by: "lineEnd" }],
    [" exit", { text: "exit", is: "sql EXIT", by: "endOfText" }],
    ["quit now", { text: "quit now", is: "sql QUIT", by: "endOfText" }],
    ["exec p(1);", { text: "exec p(1);", is: "sql EXEC", by: "semicolon" }],
  ])("%j", (text, expected) => {
    expect(split(text)).toEqual([expected]);
  });
});

describe("meta-commands", () => {
  test.each<[string, string[]]>([
    ["\\echo a ; b\nselect 1;", ["\\echo a ; b", "select 1;"]],
    ["\\echo a \\echo b \\\\ select 1;", ["\\echo a", "\\echo b \\\\", "select 1;"]],
    ["select 1 \\g\nselect 2 \\gset \\echo :x\n", ["select 1 \\g", "select 2 \\gset", "\\echo :x"]],
    ["select\n\\echo a\n1;2", ["select\n\\echo a\n1;", "2"]],
    ["select (1 \\g\n2;3", ["select (1 \\g", "2;", "3"]],
    ["select (1 \\r\n2;3", ["select (1 \\r", "2;", "3"]],
    ["\\! ls; \\\\ x\n1", ["\\! ls; \\\\ x", "1"]],
    ["\\nonsense \\\\ 1;\n2", ["\\nonsense \\\\ 1;", "2"]],
  ])("%j", (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });
});

describe("an \\if block is one statement", () => {
  test.each<[string, Summary[]]>([
    [
      "\\if :x\nselect 1;\n\\else\n\\echo no\n\\endif\nselect 2;",
      [
        { text: "\\if :x\nselect 1;\n\\else\n\\echo no\n\\endif", is: "\\if", by: "lineEnd" },
        { text: "select 2;", is: "query SELECT", by: "semicolon" },
      ],
    ],
    [
      "\\if 1\n\\if 0\n\\endif\n1 \\g\n\\endif \\\\ 2;",
      [
        { text: "\\if 1\n\\if 0\n\\endif\n1 \\g\n\\endif \\\\", is: "\\if", by: "lineEnd" },
        { text: "2;", is: "sql", by: "semicolon" },
      ],
    ],
    [
      "select\n\\if 1\n1;\n\\else\n2;\n\\endif\n3;4",
      [
        { text: "select\n\\if 1\n1;\n\\else\n2;\n\\endif", is: "sql SELECT", by: "lineEnd" },
        { text: "3;", is: "sql", by: "semicolon" },
        { text: "4", is: "sql", by: "endOfText" },
      ],
    ],
    [
      "select\n\\if 1\n1\n\\endif\n;3",
      [
        { text: "select\n\\if 1\n1\n\\endif\n;", is: "sql SELECT", by: "semicolon" },
        { text: "3", is: "sql", by: "endOfText" },
      ],
    ],
    [
      "select \\if 1\n(1\n\\elif 0\n(2\n\\else\n((3)\n\\endif\n);4",
      [
        {
          text: "select \\if 1\n(1\n\\elif 0\n(2\n\\else\n((3)\n\\endif\n);",
          is: "sql SELECT",
          by: "semicolon",
        },
        { text: "4", is: "sql", by: "endOfText" },
      ],
    ],
    ["\\endif", [{ text: "\\endif", is: "\\endif", by: "lineEnd" }]],
    [
      "a;\n\\if 1\nb;\n",
      [
        { text: "a;", is: "sql A", by: "semicolon" },
        { text: "\\if 1\nb;", is: "\\if", by: "endOfText", open: "conditional at 3" },
      ],
    ],
  ])("%j", (text, expected) => {
    expect(split(text)).toEqual(expected);
  });
});

describe("COPY and its data", () => {
  test.each<[string, Summary[]]>([
    [
      "copy t from stdin;\n1;'\n\\.\nselect 1;",
      [
        { text: "copy t from stdin;\n1;'\n\\.", is: "copy 1;'\n", by: "semicolon" },
        { text: "select 1;", is: "query SELECT", by: "semicolon" },
      ],
    ],
    [
      'COPY a."T" (b, c) FROM STDIN WITH (FORMAT csv) \\g\r\n\\.x\r\n\\.\r\n2',
      [
        {
          text: 'COPY a."T" (b, c) FROM STDIN WITH (FORMAT csv) \\g\r\n\\.x\r\n\\.',
          is: "copy \\.x\r\n",
          by: "metaCommand",
        },
        { text: "2", is: "sql", by: "endOfText" },
      ],
    ],
    [
      "copy t from stdin; -- c\n\\.\n2",
      [
        { text: "copy t from stdin; -- c\n\\.", is: "copy ", by: "semicolon" },
        { text: "2", is: "sql", by: "endOfText" },
      ],
    ],
    [
      "copy t from stdin\\; copy u from stdin;\n1\n\\.\n2\n\\.\n3",
      [
        {
          text: "copy t from stdin\\; copy u from stdin;\n1\n\\.\n2\n\\.",
          is: "copy 1\n\\.\n2\n",
          by: "semicolon",
        },
        { text: "3", is: "sql", by: "endOfText" },
      ],
    ],
    [
      "\\copy t from stdin csv\n1\n\\.\n2",
      [
        { text: "\\copy t from stdin csv\n1\n\\.", is: "copy 1\n", by: "lineEnd" },
        { text: "2", is: "sql", by: "endOfText" },
      ],
    ],
    [
      "\\copy t from pstdin\n1;",
      [
        { text: "\\copy t from pstdin", is: "\\copy", by: "lineEnd" },
        { text: "1;", is: "sql", by: "semicolon" },
      ],
    ],
    [
      "copy t to stdout;1",
      [
        { text: "copy t to stdout;", is: "sql COPY", by: "semicolon" },
        { text: "1", is: "sql", by: "endOfText" },
      ],
    ],
    [
      "copy t from stdin;\n1\n \\.\n\\. ",
      [
        {
          text: "copy t from stdin;\n1\n \\.\n\\. ",
          is: "copy 1\n \\.\n\\. ",
          by: "semicolon",
          open: "copyData at 19",
        },
      ],
    ],
    [
      "copy t from stdin; select 1; copy u from stdin; -- c\n1\n\\.\n2\n\\.\n3",
      [
        {
          text: "copy t from stdin; select 1; copy u from stdin; -- c\n1\n\\.\n2\n\\.",
          is: "copy 1\n\\.\n2\n",
          by: "semicolon",
        },
        { text: "3", is: "sql", by: "endOfText" },
      ],
    ],
    [
      "copy t from stdin; select $$a\n1\n\\.\n2$$;",
      [
        {
          text: "copy t from stdin; select $$a\n1\n\\.",
          is: "copy 1\n",
          by: "semicolon",
          open: "dollarQuote at 26",
        },
        {
          text: "2$$;",
          is: "sql",
          by: "endOfText",
          open: "dollarQuote at 36",
        },
      ],
    ],
    [
      "copy t from stdin;",
      [{ text: "copy t from stdin;", is: "copy ", by: "semicolon", open: "copyData at 18" }],
    ],
    [
      "copy t from stdin",
      [{ text: "copy t from stdin", is: "copy ", by: "endOfText", open: "copyData at 17" }],
    ],
  ])("%j", (text, expected) => {
    expect(split(text)).toEqual(expected);
  });
});

describe("COPY and its data with any line ends", () => {
  const scripts = [
    "copy t from stdin;\n1;'\n\\.\nselect 1;",
    "copy t from stdin; \n1;'\n\\.\nselect 1;",
    "copy t from stdin \\g\n1\n\\.x\n \\.\n\\.\n\\echo x\nselect 1;",
    "copy t from stdin; -- c\n\\.\nselect 1;",
    "copy t\nfrom stdin; copy u from stdin;\n1\n\\.\n2\n\\.\nselect 1;",
    "copy t from stdin; \\copy u from stdin\n1\n\\.\n2\n\\.\nselect 1;",
    "\\COPY t from stdin csv\n1;\n\\.\nselect 1;",
    "\\if 1\ncopy t from stdin;\n1;\n\\.\n\\copy t from stdin\n2;\n\\.\n\\endif\nselect 1;",
    "copy t from stdin;\n1;",
    "copy t from stdin",
  ];
  const written = (text: string): readonly string[] =>
    split(text).map(({ text, is }) => JSON.stringify([is, text]).replaceAll(/(\\[rn])+/g, "|"));

  test.each(scripts)("%j", (script) => {
    const expected = written(script);
    for (const lineEnd of ["\r\n", "\r"]) {
      expect(written(script.replaceAll("\n", lineEnd)), JSON.stringify(lineEnd)).toEqual(expected);
    }
    let line = 0;
    const mixed = script.replaceAll("\n", () => (line++ % 2 === 0 ? "\r\n" : "\n"));
    expect(written(mixed), "mixed").toEqual(expected);
  });
});

test.each([
  ["select $1 \\bind_named s 1 \\g\nselect 2;", 2],
  ["select 1 \\parse s\nselect 2;", 2],
  ["\\close_prepared s\nselect 2;", 2],
  [
    "\\startpipeline\nselect 1 \\bind \\sendpipeline\n\\flushrequest\n\\getresults\n" +
      "\\syncpipeline\n\\flush\n\\endpipeline\nselect 2;",
    8,
  ],
])("meta-commands of psql 18 that end a statement: %j", (text, count) => {
  expect(split(text)).toHaveLength(count);
});

test.each([
  ["create function f() returns int begin atomic select begin from t; select begin; end;", true],
  [
    "create function f() returns int begin atomic select case begin when 1 then 2 end from t; end;",
    true,
  ],
  ["create function begin() returns int language sql as 'select 1';", true],
  ["create procedure s.begin() begin atomic select 1; end;", true],
  ["create function f() returns int begin atomic select 1; end;", undefined],
])("BEGIN as a name: %s", (text, isOpenToPsql) => {
  const statements = splitStatements(`${text}select 2;`, postgresqlDialect);
  expect(statements.map((statement) => statement.text)).toEqual([text, "select 2;"]);
  const kind = statements[0]?.kind;
  expect(kind?.kind === "sql" && kind.isOpenToPsql).toBe(isOpenToPsql);
});

describe("constructs that the text leaves open", () => {
  test.each([
    ["1; select 'a", "string at 10"],
    ["1; select E'a\\'", "string at 10"],
    ['select "a', "quotedIdentifier at 7"],
    ["select $a$ $b$", "dollarQuote at 7"],
    ["select 1 /* /* */", "comment at 9"],
    ["/* a", "comment at 0"],
    ["select (1, (2); select 3", "parenthesis at 7"],
    ["(1) (2;", "parenthesis at 4"],
    ["create function f() begin atomic select 1; select (2);", "atomicBody at 20"],
    ["select ('a", "string at 8"],
    ["\\if 1\nselect (1;", "parenthesis at 13"],
    ["\\if 1\nselect (1;\n\\else\nselect (2;\n\\endif", "parenthesis at 30"],
    ["\\if 1\nselect (1;\n\\endif", undefined],
    ["\\if 1\nselect 1;\n\\else\nselect (4;\n\\endif\nselect 5;", undefined],
  ])("%j: %s", (text, open) => {
    expect(split(text).at(-1)?.open).toEqual(open);
  });

  test.each(["select 1 -- 'a", "select (1) \\g", "select (1 \\g", "\\echo 'a", "select 1 /* a */"])(
    "%j leaves nothing open",
    (text) => {
      expect(split(text).map((each) => each.open)).toEqual([undefined]);
    },
  );
});
