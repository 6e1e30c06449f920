import { expect, it } from "vitest";
import { createEditorTabs } from "./editorTabs.ts";
import { selectRuns } from "./selectors.ts";
import type { StatementRun } from "./statementRun.ts";
import type { WorkbenchState } from "./workbenchState.ts";

it("returns the same results until one of the active tab changes", () => {
  const run = (id: string, editorTabId: string): StatementRun =>
    ({ id, editorTabId }) as StatementRun;
  const stateOf = (runs: readonly StatementRun[]): WorkbenchState =>
    ({ editor: createEditorTabs("own"), results: { runs, selectedByTab: {} } }) as WorkbenchState;
  const own = [run("a", "own"), run("b", "own")];
  const first = selectRuns(stateOf([...own, run("c", "other")]));
  expect(first).toEqual(own);
  expect(selectRuns(stateOf([...own, run("c", "other")]))).toBe(first);
  const changed = [...own.slice(0, 1), run("b", "own")];
  expect(selectRuns(stateOf(changed))[1]).toBe(changed[1]);
});
