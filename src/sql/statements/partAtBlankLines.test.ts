import { expect, it } from "vitest";
import { type Dialect, oracleDialect, postgresqlDialect } from "../dialect.ts";
import { partAtBlankLines } from "./partAtBlankLines.ts";
import { splitStatements } from "./splitStatements.ts";
import { statementAt } from "./statementAt.ts";

/** The part at the `|`; "whole" if blank lines separate nothing. */
function partAt(marked: string, dialect: Dialect = postgresqlDialect): string {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  const statement = statementAt(splitStatements(text, dialect), offset);
  if (statement === null) return "none";
  const range = partAtBlankLines(statement, offset, dialect);
  return range === null ? "whole" : text.slice(range.start, range.end);
}

it.each([
  ["select| 1\n\nselect 2", "select 1"],
  ["select 1|\n\nselect 2", "select 1"],
  ["select 1\n|\nselect 2", "select 2"],
  ["select 1\n \t\r\nselect |2;", "select 2;"],
  ["select 1\n\nselect 2\n\n|", "select 2"],
  ["select 0;\n\nselect 1\nfrom a|\n\nselect 2;", "select 1\nfrom a"],
  ["select 1 -- one\n\n-- t|wo\n\nselect 2", "select 2"],
  ["select 1 -- it's\n\nselect| 2", "select 2"],
  ["select '|\n\n'", "whole"],
  ['select "|\n\n"', "whole"],
  ["select /* |\n\n */ 1", "whole"],
  ["create table t (\n  a int,|\n\n  b int\n)", "whole"],
  ["do $$\nbegin|\n\nend $$;", "whole"],
  ["create function f() returns int begin atomic|\n\n select 1;\n\n select 2; end;", "whole"],
  ["sel|ect 1", "whole"],
  ["copy t from stdin;|\n1\n\n2\n\\.\n", "whole"],
])("of %j runs %j", (marked, expected) => {
  expect(partAt(marked)).toBe(expected);
});

it.each([
  ["begin|\n\n  null;\n\nend;\n/\n", "whole"],
  ["select q'[|\n\n]' from dual\n\nselect 2 from dual", "select q'[\n\n]' from dual"],
])("of %j in Oracle mode runs %j", (marked, expected) => {
  expect(partAt(marked, oracleDialect)).toBe(expected);
});
