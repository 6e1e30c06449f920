import type { WorkbenchContext } from "../store/workbenchContext.ts";
import { mainSlot } from "../snapshotStorage/snapshotStore.ts";
import type { TabAccess } from "../store/snapshotsState.ts";

/** Decides which tabs of this page save their state in the browser: one tab per slot. */
export interface TabAccessActions {
  /** Determines, once and before anything is saved, whether this tab is the first. */
  claim(): Promise<TabAccess>;
  /** Gives this tab its own slot. */
  separate(): Promise<void>;
  /** Takes over the slot of a closed tab: this tab saves from now on. */
  takeOver(): void;
}

export function createTabAccess(context: WorkbenchContext): TabAccessActions {
  const { tabLocks } = context.dependencies;
  let claimed: Promise<TabAccess> | null = null;

  const set = (access: TabAccess): TabAccess => {
    context.update("snapshots", (snapshots) => ({ ...snapshots, access }));
    return access;
  };

  const waitForMain = async (): Promise<void> => {
    await tabLocks.waitFor(lockOf(mainSlot));
    // If this tab has its own slot by now, it does not use the main one, but holds the main lock
    // until it is closed. Other tabs can get their own slots too.
    if (context.get().snapshots.access.kind === "readOnly") {
      set({ kind: "readOnly", isFree: true });
    }
  };

  const decide = async (): Promise<TabAccess> => {
    if (await tabLocks.claim(lockOf(mainSlot))) return set({ kind: "owner", slot: mainSlot });
    void waitForMain();
    return set({ kind: "readOnly", isFree: false });
  };

  return {
    claim: () => (claimed ??= decide()),
    async separate() {
      for (let number = 2; ; number += 1) {
        const slot = `tab-${number}`;
        if (!(await tabLocks.claim(lockOf(slot)))) continue;
        set({ kind: "owner", slot });
        return;
      }
    },
    takeOver() {
      const { access } = context.get().snapshots;
      if (access.kind === "readOnly" && access.isFree) set({ kind: "owner", slot: mainSlot });
    },
  };
}

function lockOf(slot: string): string {
  return `workbench-state-${slot}`;
}
