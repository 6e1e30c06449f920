import { selectIsTableTab, selectShownRun } from "../../state/store/selectors.ts";
import { lastTable } from "../../state/store/statementRun.ts";
import type { Services } from "../services/services.ts";
import { isFocusLost } from "../services/isFocusLost.ts";
import { focusEditor } from "./viewCommands.ts";

/**
 * Opens something in a tab, and focuses it once it is there: the rows of an opened table, else the
 * text. A key or a press of the user's meanwhile leaves the focus where it is.
 */
export async function focusOpened(
  services: Services,
  open: () => Promise<void> | void,
): Promise<void> {
  const { ui, workbench } = services;
  const input = new AbortController();
  const { signal } = input;
  for (const kind of ["keydown", "pointerdown"]) {
    const stop = (): void => {
      input.abort();
    };
    window.addEventListener(kind, stop, { capture: true, once: true, signal });
  }
  ui.setState({ workplace: "editor" });
  await open();
  if (signal.aborted && !isFocusLost()) return;
  if (!selectIsTableTab(workbench.store.getState())) focusEditor(services);
  else if (!(await focusRows(services, signal))) focusFirstShown(besideRows);
  input.abort();
}

const rows = '[data-area=results] [role=grid] [tabindex="0"]';
/** What is focused where an opened table has no rows: its result's tab, else its own. */
const besideRows = [
  "[data-area=results] [role=tab][aria-selected=true]",
  "[data-area=editor] [role=tab][aria-selected=true]",
];
/** Enough frames for the grid's code to be loaded. */
const mostFrames = 120;

/** Focuses the grid of the shown result when it is drawn; false if it does not appear. */
async function focusRows({ workbench }: Services, signal: AbortSignal): Promise<boolean> {
  for (let frame = 0; frame < mostFrames; frame += 1) {
    await new Promise(requestAnimationFrame);
    if (signal.aborted && !isFocusLost()) return true;
    const run = selectShownRun(workbench.store.getState());
    if (run === null || lastTable(run.blocks) === null) return false;
    if (focusFirstShown([rows])) return true;
  }
  return false;
}

/** Focuses the first element that is drawn, in the order of the selectors. */
function focusFirstShown(selectors: readonly string[]): boolean {
  const found = selectors
    .flatMap((selector) => [...document.querySelectorAll<HTMLElement>(selector)])
    .find((element) => element.checkVisibility());
  found?.focus();
  return found !== undefined;
}
