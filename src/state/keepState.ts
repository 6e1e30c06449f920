import type { StoreApi } from "zustand/vanilla";
import { createAutosave } from "./autosave.ts";
import type { WorkbenchClock } from "./dependencies.ts";
import { selectKeeps, selectSlot } from "./snapshots/selectSlot.ts";
import { mainSlot } from "./snapshots/snapshotStore.ts";
import type { WorkbenchState } from "./workbenchState.ts";
import type { WorkbenchStorage } from "./workbenchStorage.ts";

export interface StateKeeper {
  /** Keeps what has changed now: the page may be going. */
  flush(): void;
  dispose(): void;
}

/** Keeps what is to outlive the page whenever it changes. `onRefused`: the browser does not. */
export function keepState(
  store: Pick<StoreApi<WorkbenchState>, "subscribe">,
  kept: WorkbenchStorage,
  clock: WorkbenchClock,
  onRefused: () => void,
): StateKeeper {
  const settings = createAutosave(kept.settings, clock, onRefused);
  const editor = createAutosave(kept.editor, clock, onRefused);
  const history = createAutosave(kept.history, clock, onRefused);
  const openNodes = createAutosave(kept.openNodes, clock, onRefused);
  const labTexts = createAutosave(kept.labTexts, clock, onRefused);

  const stop = store.subscribe((state, before) => {
    // Tabs beside the first one have texts of their own, which end with them.
    if (state.snapshots.access.kind !== "unknown" && !isFirstTab(state)) return;
    if (state.settings !== before.settings) settings.note(state.settings);
    if (state.editor !== before.editor) editor.note(state.editor);
    if (state.history !== before.history) history.note(state.history);
    if (state.labTexts !== before.labTexts) labTexts.note(state.labTexts);
    if (state.openNodes !== null && state.openNodes !== before.openNodes) {
      openNodes.note(state.openNodes);
    }
  });

  return {
    flush() {
      for (const autosave of [settings, editor, history, openNodes, labTexts]) autosave.flush();
    },
    dispose: stop,
  };
}

function isFirstTab(state: WorkbenchState): boolean {
  return selectKeeps(state) && selectSlot(state) === mainSlot;
}
