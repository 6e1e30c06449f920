import { expect, it } from "vitest";
import { postgresqlDialect } from "../../dialect.ts";
import { splitStatements } from "../../statements/splitStatements.ts";
import { PreviousQuery } from "./previousQuery.ts";

// psql remembers a query with its semicolon; \; adds one to the buffer without sending it.
it.each([
  ["select 1;", "\\p", "select 1\\;\n"],
  ["select 1 -- c\n;", "\\w /tmp/x", "select 1 -- c\n\\;\n"],
  ["select 1 \\g", "\\p", "select 1\n"],
  ["select 1;", "\\g /tmp/x", "select 1\n"],
  ["select 1;", "\\echo x", ""],
])("sends psql %j again before %j", (query, command, before) => {
  const previous = new PreviousQuery();
  const [first, second] = splitStatements(`${query}\n${command}\n`, postgresqlDialect);
  if (first === undefined || second === undefined) throw new Error("no statement");
  previous.remember(first, false);
  expect(previous.linesAround(second).before).toBe(before);
});
