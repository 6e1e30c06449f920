import { expect, test } from "vitest";
import { postgresqlDialect } from "../dialect.ts";
import { splitStatements } from "./splitStatements.ts";
import { statementAt } from "./statementAt.ts";

// Below each line of the text: the number of the statement for each cursor position on the line.
test.each([
  [
    "one",
    [
      [
        "select 1;", //
        "1111111111",
      ],
    ],
  ],
  [
    "blanks and comments around one",
    [
      ["", "1"],
      ["-- c", "11111"],
      ["  select 1  -- d", "11111111111111111"],
      ["", "1"],
      ["-- e", "11111"],
    ],
  ],
  [
    "two on a line",
    [
      [
        "select 1; select 2;  -- c", //
        "11111111112222222222222222",
      ],
    ],
  ],
  [
    "two that touch",
    [
      [
        "select 1;select 2;", //
        "1111111111222222222",
      ],
    ],
  ],
  [
    "behind a statement on its line, then the lines between",
    [
      ["select 1;  ", "111111111111"],
      ["", "2"],
      ["-- about the next", "222222222222222222"],
      ["  select", "222222222"],
      ["  2; -- c", "2222222222"],
      ["select 3", "333333333"],
      ["", "3"],
    ],
  ],
  [
    "a comment that begins behind a statement belongs to it on that line",
    [
      ["select 1; /* a", "111111111111111"],
      ["b */ select 2;", "222222222222222"],
    ],
  ],
  [
    "a meta-command",
    [
      ["\\echo a ", "111111111"],
      ["select 1 \\gx", "2222222222222"],
      ["  ", "222"],
    ],
  ],
  [
    "COPY and its data",
    [
      ["copy t from stdin; ", "11111111111111111111"],
      ["1", "11"],
      ["\\.", "111"],
      ["", "2"],
      ["select 2", "222222222"],
    ],
  ],
  [
    "carriage returns",
    [
      ["select 1;\r", "11111111111"],
      ["\r", "22"],
      ["select 2;\r", "22222222222"],
    ],
  ],
] satisfies [string, [string, string][]][])("%s", (_, lines) => {
  const text = lines.map(([line]) => line).join("\n");
  const statements = splitStatements(text, postgresqlDialect);
  const found = Array.from({ length: text.length + 1 }, (_each, offset) => {
    const statement = statementAt(statements, offset);
    return statement === null ? "-" : statements.indexOf(statement) + 1;
  });
  expect(found.join("")).toBe(lines.map(([, numbers]) => numbers).join(""));
});

test("returns null if there is no statement", () => {
  expect(statementAt(splitStatements("-- c\n", postgresqlDialect), 2)).toBeNull();
});
