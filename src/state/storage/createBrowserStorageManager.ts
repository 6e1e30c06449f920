import { navigatorPart } from "./navigatorPart.ts";

export interface StorageUse {
  /** Storage used by this origin, in bytes. */
  readonly usedBytes: number;
  /** Its limit, in bytes. */
  readonly quotaBytes: number;
  /** Whether the browser promised not to evict it when space is short. */
  readonly isPersistent: boolean;
}

/** Access to the browser's storage estimate and persistence. */
export interface StorageManagerAccess {
  /** Returns `null` if the browser does not report it. */
  estimate(): Promise<StorageUse | null>;
  /** Asks the browser to keep everything until the user clears it. */
  persist(): Promise<void>;
}

/** Browsers have no storage manager on insecure pages. */
export function createBrowserStorageManager(): StorageManagerAccess {
  const storage = navigatorPart("storage");
  return {
    async estimate() {
      if (storage === undefined) return null;
      try {
        const [{ usage, quota }, isPersistent] = await Promise.all([
          storage.estimate(),
          storage.persisted(),
        ]);
        if (usage === undefined || quota === undefined) return null;
        return { usedBytes: usage, quotaBytes: quota, isPersistent };
      } catch {
        return null;
      }
    },
    async persist() {
      // A refusal affects only the storage meter.
      await storage?.persist().catch(() => false);
    },
  };
}
