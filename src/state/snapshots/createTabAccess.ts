import type { WorkbenchContext } from "../store/workbenchContext.ts";
import { mainSlot } from "./storage/snapshotStore.ts";
import type { TabAccess } from "../store/snapshotsState.ts";

/** Which tab of this page keeps its state in the browser: one a line of states. */
export interface TabAccessActions {
  /** Finds out whether this tab is the first; asked once, before anything is kept. */
  claim(): Promise<TabAccess>;
  /** From now on this tab keeps its state in a line of its own. */
  separate(): Promise<void>;
  /** Takes the place of a tab that is gone: what this tab does from now on is kept. */
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
    // A tab with a line of its own lets the first one go to whoever comes next: it stays taken by
    // this tab until it is closed, which no other tab minds, as it can have a line of its own too.
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
