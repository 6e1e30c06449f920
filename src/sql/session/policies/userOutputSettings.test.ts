import { expect, it } from "vitest";
import { postgresqlDialect } from "../../dialect.ts";
import { splitStatements } from "../../statements/splitStatements.ts";
import { completedOutcome } from "../results/judgeOutcome.ts";
import { UserOutputSettings } from "./userOutputSettings.ts";

function follow(text: string): string | null {
  const user = new UserOutputSettings();
  for (const statement of splitStatements(text, postgresqlDialect)) {
    user.note(statement, completedOutcome);
  }
  if (!user.isKnown) return null;
  const [, ...lines] = user.lines.split("\n");
  return lines.join("|");
}

// The first line sets psql's defaults; null: the settings are unknown.
it.each([
  ["select 1;\n\\d\n\\pset\n\\f\n\\set x 1\n", "\\set QUIET off|"],
  [
    "\\pset border 2\n\\pset null nil\n\\pset border 0\n",
    "\\pset null nil \\pset border 0|\\set QUIET off|",
  ],
  ["\\a\n\\pset format csv\n\\a\n\\a\n", "\\pset format csv \\a \\a|\\set QUIET off|"],
  ["\\x\n\\t\n\\x off\n", "\\t \\x off|\\set QUIET off|"],
  ["\\f ':'\n\\pset fieldsep '`'\n", "\\pset fieldsep '`'|\\set QUIET off|"],
  ["\\set QUIET on\n\\set FETCH_COUNT 3\n", "\\set QUIET on \\set FETCH_COUNT 3|"],
  ["\\pset pager off\n", "\\set QUIET off|"],
  ["select 1 \\pset border 2 \\g f\n", "\\pset border 2|\\set QUIET off|"],
  ["\\pset border :b\n", null],
  ["\\pset null :'b'\n", null],
  ["\\f `echo x`\n", null],
  ["\\if true\n\\x\n\\endif\n", null],
  ["select 'on' as \"QUIET\" \\gset\n", null],
  ["\\t\n".repeat(101), null],
])("%j", (text, expected) => {
  expect(follow(text)).toBe(expected);
});
