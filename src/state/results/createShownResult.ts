import type { StatementRun } from "../store/statementRun.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";

/** Selects results of a running script, until the user selects another one. */
export interface ShownResult {
  show(run: StatementRun): void;
  /** Shows a run if it is still running after a moment; returns a function that stops waiting. */
  follow(run: StatementRun): () => void;
}

export function createShownResult(
  context: WorkbenchContext,
  first: StatementRun | null,
): ShownResult {
  let shownId = first?.id ?? null;
  const show = ({ id, editorTabId }: StatementRun): void => {
    context.update("results", (results) => {
      if (results.selectedByTab[editorTabId] !== shownId) return results;
      shownId = id;
      return { ...results, selectedByTab: { ...results.selectedByTab, [editorTabId]: id } };
    });
  };
  return {
    show,
    follow: (run) =>
      context.dependencies.clock.setTimer(() => {
        show(run);
      }, followDelayMs),
  };
}

/** Quick statements are not shown: each shown result stays mounted. */
const followDelayMs = 250;
