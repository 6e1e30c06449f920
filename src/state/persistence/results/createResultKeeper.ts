import type { StoreApi } from "zustand/vanilla";
import type { Unsubscribe } from "../../../base/emitter.ts";
import { onDemand } from "../../../base/onDemand.ts";
import { createPersistedValue } from "../../storage/persistedValue.ts";
import type { StorePersistence } from "../persistStore.ts";
import type { WorkbenchContext } from "../../store/workbenchContext.ts";
import type { ResultsState, WorkbenchState } from "../../store/workbenchState.ts";

const key = "workbench.results";
/** Longer than for texts: results are large, and leaving the page saves them anyway. */
const delayMs = 2000;

/**
 * Restores the results that the tab kept, and keeps them from then on, in the tab's own storage.
 * The code that reads and writes them is loaded at the first result, or if there are kept ones. A
 * browser that refuses keeps none. The returned keeper also flushes and disposes of `textKeeper`.
 */
export function createResultKeeper(
  context: WorkbenchContext,
  store: Pick<StoreApi<WorkbenchState>, "subscribe">,
  textKeeper: StorePersistence,
): StorePersistence {
  const { clock, tabStorage: storage } = context.dependencies;
  let kept: KeptValue | null = null;
  let stopTimer: Unsubscribe | null = null;
  let isChanged = false;

  const load = onDemand(async () => {
    const { parseResults, writeResults } = await import("./keptResults.ts");
    let read: ResultsState | null = null;
    const value = createPersistedValue<unknown>({
      storage,
      key,
      migrations: [],
      parse: (json) => (read = parseResults(json)),
    });
    kept = {
      load() {
        value.load();
        return read;
      },
      save: (results) => value.save(writeResults(results)),
    };
    return kept;
  });

  const save = (value: KeptValue): void => {
    if (!isChanged) return;
    isChanged = false;
    value.save(context.get().results);
  };

  const restore = async (): Promise<void> => {
    const found = (await load()).load();
    if (found === null) return;
    context.update("results", (results) => {
      const runs = found.runs.filter(
        ({ editorTabId }) =>
          context.get().editor.tabs.some(({ id }) => id === editorTabId) &&
          // The user was faster: what has been run since is newer.
          !results.runs.some((run) => run.editorTabId === editorTabId),
      );
      return {
        runs: [...runs, ...results.runs],
        selectedByTab: { ...found.selectedByTab, ...results.selectedByTab },
      };
    });
  };

  if (storage.get(key) !== null) void restore().catch(ignoreMissingCode);

  const stop = store.subscribe((state, before) => {
    if (state.results === before.results) return;
    isChanged = true;
    stopTimer ??= clock.setTimer(() => {
      stopTimer = null;
      void load().then(save).catch(ignoreMissingCode);
    }, delayMs);
  });

  return {
    flush() {
      textKeeper.flush();
      if (kept !== null) save(kept);
    },
    dispose() {
      textKeeper.dispose();
      stop();
      stopTimer?.();
    },
  };
}

/** Without the code, as without a network, nothing is kept. */
function ignoreMissingCode(): void {
  // Nothing to clean up.
}

interface KeptValue {
  load(): ResultsState | null;
  /** Returns false when the browser did not save it. */
  save(results: ResultsState): boolean;
}
