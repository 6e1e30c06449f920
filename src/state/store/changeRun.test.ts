import { expect, it } from "vitest";
import { changeRun } from "../results/resultActions.ts";
import type { StatementRun } from "./statementRun.ts";
import type { ResultsState } from "./workbenchState.ts";

const runs = ["a", "b", "c", "d"].map((id) => ({ id, port: 1 }) as StatementRun);
const results: ResultsState = { runs, selectedByTab: {} };
const changed = (state: ResultsState): readonly string[] =>
  state.runs.filter(({ port }) => port === 2).map(({ id }) => id);

it("changes the run of an id wherever it stands, and leaves the others the same objects", () => {
  for (const id of ["a", "b", "d", "a", "c"]) {
    const next = changeRun(results, id, (run) => ({ ...run, port: 2 }));
    expect(changed(next)).toEqual([id]);
    expect(next.runs.filter((run) => runs.includes(run))).toHaveLength(3);
    // The list may be another one meanwhile, in which the ids stand elsewhere.
    const moved = { ...results, runs: runs.toReversed() };
    expect(changed(changeRun(moved, id, (run) => ({ ...run, port: 2 })))).toEqual([id]);
  }
});

it("changes nothing for a run that is gone", () => {
  expect(changeRun(results, "z", (run) => ({ ...run, port: 2 }))).toBe(results);
});
