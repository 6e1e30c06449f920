import type { StatementRun } from "../../../state/store/statementRun.ts";
import type { ResultTab } from "./resultTab.ts";
import { toResultTab } from "./toResultTab.ts";

/** The last list: of a script with thousands of statements, one changes at a time. */
let known: {
  readonly runs: readonly StatementRun[];
  readonly tabs: readonly ResultTab[];
} = { runs: [], tabs: [] };

/** Runs for the results panel. Comparing with the last list is faster than finding each in a map. */
export function toResultTabs(runs: readonly StatementRun[]): readonly ResultTab[] {
  const before = known;
  const tabs = runs.map(
    (run, index) => (run === before.runs[index] ? before.tabs[index] : null) ?? toResultTab(run),
  );
  known = { runs, tabs };
  return tabs;
}
