import { createSessionSecrets } from "../sql/session/protocol/createSessionSecrets.ts";
import { PsqlSession } from "../sql/session/psqlSession.ts";
import { browserCarriedFiles, deleteUncheckedCarriedFiles } from "../vm/files/carriedFiles.ts";
import { openImage } from "../vm/worker/openImage.ts";
import type { LaunchMachine, WorkbenchDependencies } from "./store/dependencies.ts";
import type { Clock } from "../base/clock.ts";
import { createLocalStorage, createTabStorage } from "./storage/keyValueStorage.ts";
import { createBrowserSnapshotStore } from "./snapshotStorage/createBrowserSnapshotStore.ts";
import { readBaseState } from "./snapshotFile/readBaseState.ts";
import { createBrowserStorageManager } from "./storage/createBrowserStorageManager.ts";
import { createBrowserTabLocks } from "./storage/tabLocks.ts";
import { createWorkerSnapshotCodec } from "./snapshotFile/createWorkerSnapshotCodec.ts";

/** The dependencies in a browser: a machine in a worker, psql on its serial lines. */
export function createBrowserDependencies(): WorkbenchDependencies {
  const tabStorage = createTabStorage();
  void deleteUncheckedCarriedFiles();
  return {
    launchMachine,
    createSession: (request) =>
      new PsqlSession({
        ...request,
        clock: browserClock,
        secrets: createSessionSecrets(randomInteger),
      }),
    clock: browserClock,
    storage: createLocalStorage(),
    tabStorage,
    snapshotStore: createBrowserSnapshotStore(),
    snapshotCodec: createWorkerSnapshotCodec(browserClock),
    readBaseState,
    storageManager: createBrowserStorageManager(),
    carriedFiles: browserCarriedFiles,
    tabLocks: createBrowserTabLocks(browserClock, tabStorage),
    mayWarmUp,
    createId,
  };
}

const launchMachine: LaunchMachine = async ({ imageId, start, resume }) => {
  const opened = await openImage({ indexUrl: "vm/index.json", imageId, start, resume });
  return opened.kind === "opened"
    ? {
        kind: "launched",
        images: opened.index,
        machine: opened.machine,
        imageUrl: opened.manifestUrl,
        start: opened.start,
      }
    : { kind: "failed", images: opened.index, failure: opened.failure };
};

function mayWarmUp(): boolean {
  return (
    document.visibilityState === "visible" &&
    !matchMedia("(prefers-reduced-data: reduce)").matches &&
    !savesData()
  );
}

/** Network Information API, in Chromium only. */
function savesData(): boolean {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}

const browserClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  setTimer(callback, delayMs) {
    const timer = setTimeout(callback, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Returns an unbiased random integer: draws from the incomplete last range are repeated. */
function randomInteger(bound: number): number {
  const limit = Math.floor(2 ** 32 / bound) * bound;
  for (;;) {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
    if (drawn < limit) return drawn % bound;
  }
}

/** Does not use `randomUUID`, which browsers have only on secure pages. */
function createId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) =>
    byte.toString(36).padStart(2, "0"),
  ).join("");
}
