import type { StoreApi } from "zustand/vanilla";
import { createDebouncedSave } from "./debouncedSave.ts";
import type { Clock } from "../../base/clock.ts";
import { selectKeeps, selectSlot } from "../snapshots/selectSlot.ts";
import { mainSlot } from "../snapshotStorage/snapshotStore.ts";
import type { WorkbenchState } from "../store/workbenchState.ts";
import type { WorkbenchStorage } from "./workbenchStorage.ts";

export interface StorePersistence {
  /** Saves pending changes now, because the page may be closing. */
  flush(): void;
  dispose(): void;
}

/** Values that a tab saves for its own reload. */
type OwnStorage = Pick<WorkbenchStorage, "editor" | "labTexts">;

/** Saves the persisted values on change. `onRefused` is called once if the browser fails to save. */
export function persistStore(
  store: Pick<StoreApi<WorkbenchState>, "getState" | "subscribe">,
  kept: WorkbenchStorage,
  ownKept: OwnStorage,
  clock: Clock,
  onRefused: () => void,
): StorePersistence {
  let wasRefused = false;
  const refuse = (): void => {
    if (!wasRefused) onRefused();
    wasRefused = true;
  };
  const settings = createDebouncedSave(kept.settings, clock, refuse);
  const editor = createDebouncedSave(kept.editor, clock, refuse);
  const history = createDebouncedSave(kept.history, clock, refuse);
  const openNodes = createDebouncedSave(kept.openNodes, clock, refuse);
  const labTexts = createDebouncedSave(kept.labTexts, clock, refuse);

  const ownEditor = createDebouncedSave(ownKept.editor, clock, refuse);
  const ownLabTexts = createDebouncedSave(ownKept.labTexts, clock, refuse);

  /** The state last compared with the shared storage. */
  let told = store.getState();
  const hasOwnTexts = ownKept.editor.load() !== null;
  const stop = store.subscribe((state, before) => {
    if (state.editor !== before.editor) ownEditor.note(state.editor);
    if (state.labTexts !== before.labTexts) ownLabTexts.note(state.labTexts);
    // Only the first tab writes to the shared storage. Until it is known whether this tab is the
    // first, a tab with its own saved texts does not write, because it may be another one.
    const isUnknown = state.snapshots.access.kind === "unknown";
    if (isUnknown && hasOwnTexts) return;
    const unsaid = told;
    told = state;
    if (!isUnknown && !isFirstTab(state)) return;
    if (state.settings !== unsaid.settings) settings.note(state.settings);
    if (state.editor !== unsaid.editor) editor.note(state.editor);
    if (state.history !== unsaid.history) history.note(state.history);
    if (state.labTexts !== unsaid.labTexts) labTexts.note(state.labTexts);
    if (state.openNodes !== null && state.openNodes !== unsaid.openNodes) {
      openNodes.note(state.openNodes);
    }
  });

  return {
    flush() {
      const shared = [settings, editor, history, openNodes, labTexts];
      for (const save of [...shared, ownEditor, ownLabTexts]) save.flush();
    },
    dispose: stop,
  };
}

/** Whether this tab is the first, whose texts go to the shared storage. */
export function isFirstTab(state: WorkbenchState): boolean {
  return selectKeeps(state) && selectSlot(state) === mainSlot;
}
