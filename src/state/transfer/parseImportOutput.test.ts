import { expect, it } from "vitest";
import { parseImportOutput } from "./parseImportOutput.ts";

it("finds errors in psql's output of a file", () => {
  const text = [
    'psql:/mnt/host/a1-x.sql:3: NOTICE:  table "t" does not exist, skipping',
    'psql:/mnt/host/a1-x.sql:7: ERROR:  relation "nope" does not exist',
    "LINE 1: insert into nope values (1);",
    "                    ^",
    'psql:/mnt/host/a1-x.sql:90: ERROR:  invalid input syntax for type integer: "x"',
    'CONTEXT:  COPY t, line 12, column id: "x"',
    "psql:/mnt/host/a1-x.sql:95: error: \\nope: invalid command",
    "psql: error: connection to server was lost",
  ].join("\n");
  expect(parseImportOutput(text)).toEqual([
    { line: 7, message: 'relation "nope" does not exist' },
    {
      line: 90,
      message:
        'invalid input syntax for type integer: "x" (CONTEXT:  COPY t, line 12, column id: "x")',
    },
    { line: 95, message: "\\nope: invalid command" },
    { line: null, message: "connection to server was lost" },
  ]);
});
