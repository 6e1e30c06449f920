import { expect, it } from "vitest";
import { postgresqlDialect } from "../../../sql/dialect.ts";
import { splitStatements } from "../../../sql/statements/splitStatements.ts";
import { queueStatement, type StatementRun } from "../../../state/store/statementRun.ts";
import { toResultTabs } from "./toResultTabs.ts";

function runsOf(ids: readonly string[]): readonly StatementRun[] {
  const [statement] = splitStatements("select 1;", postgresqlDialect);
  if (statement === undefined) throw new Error("no statement");
  const placed = { statement, documentOffset: null };
  return ids.map((id) => queueStatement(placed, { id, editorTabId: "a", port: 5432 }));
}

it("makes a new tab only for a changed run, also when runs were removed before it", () => {
  const runs = runsOf(["a", "b", "c"]);
  const before = toResultTabs(runs);
  expect(before.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  const changed = runs.map((run) => (run.id === "b" ? { ...run, isPinned: true } : run));
  const after = toResultTabs(changed);
  expect(after.map(({ isPinned }) => isPinned)).toEqual([false, true, false]);
  expect([after[0], after[2]]).toEqual([before[0], before[2]]);
  expect(after[0]).toBe(before[0]);
  expect(toResultTabs(changed.slice(1)).map((tab, index) => tab === after[index + 1])).toEqual([
    true,
    true,
  ]);
});
