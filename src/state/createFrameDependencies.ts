import { createBrowserDependencies } from "./createBrowserDependencies.ts";
import type { WorkbenchDependencies } from "./store/dependencies.ts";
import type { KeyValueStorage } from "./storage/keyValueStorage.ts";

/**
 * The dependencies of a workbench inside of a foreign page: nothing is read from the browser's
 * storage, and nothing is written to it, so that the visitor's own workbench stays as it was.
 */
export function createFrameDependencies(): WorkbenchDependencies {
  return {
    ...createBrowserDependencies(),
    // The machine starts when the visitor runs a block: nothing is quiet before.
    mayWarmUp: () => false,
    storage: createPageStorage(),
    tabStorage: createPageStorage(),
    snapshotStore: nothingKept,
    storageManager: { estimate: () => Promise.resolve(null), persist: () => Promise.resolve() },
    carriedFiles: { measure: () => Promise.resolve(0), remove: () => Promise.resolve() },
    // A lock that the frame held would make the workbench's own tab the second one.
    tabLocks: { claim: () => Promise.resolve(true), waitFor: () => Promise.resolve() },
  };
}

/** Lives as long as the page. */
function createPageStorage(): KeyValueStorage {
  const texts = new Map<string, string>();
  return {
    get: (key) => texts.get(key) ?? null,
    set(key, text) {
      texts.set(key, text);
      return true;
    },
  };
}

const nothingKept: WorkbenchDependencies["snapshotStore"] = {
  list: () => Promise.resolve({ kind: "done", value: [] }),
  save: () => refused(),
  loadFile: () => Promise.resolve({ kind: "done", value: null }),
  describe: () => refused(),
  remove: () => refused(),
};

function refused(): Promise<{ readonly kind: "storageFailed"; readonly message: string }> {
  return Promise.resolve({ kind: "storageFailed", message: "snapshots are kept by the workbench" });
}
