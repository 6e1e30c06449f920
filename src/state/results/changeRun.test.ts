import { expect, it } from "vitest";
import { changeRun } from "./resultActions.ts";
import type { StatementRun } from "../store/statementRun.ts";
import type { ResultsState } from "../store/workbenchState.ts";

const runs = ["a", "b", "c", "d"].map((id) => ({ id, port: 1 }) as StatementRun);
const results: ResultsState = { runs, selectedByTab: {} };
const changed = (state: ResultsState): readonly string[] =>
  state.runs.filter(({ port }) => port === 2).map(({ id }) => id);

it("changes the run with the id at any position, and keeps the other objects", () => {
  for (const id of ["a", "b", "d", "a", "c"]) {
    const next = changeRun(results, id, (run) => ({ ...run, port: 2 }));
    expect(changed(next)).toEqual([id]);
    expect(next.runs.filter((run) => runs.includes(run))).toHaveLength(3);
    // The list may have been replaced by one with another order.
    const moved = { ...results, runs: runs.toReversed() };
    expect(changed(changeRun(moved, id, (run) => ({ ...run, port: 2 })))).toEqual([id]);
  }
});

it("changes nothing when the run does not exist", () => {
  expect(changeRun(results, "z", (run) => ({ ...run, port: 2 }))).toBe(results);
});
