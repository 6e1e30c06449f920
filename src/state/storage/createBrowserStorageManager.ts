import { navigatorPart } from "./navigatorPart.ts";

export interface StorageUse {
  /** What this origin keeps, in bytes. */
  readonly usedBytes: number;
  /** What it may keep at most. */
  readonly quotaBytes: number;
  /** Whether the browser promised not to clear it for want of space. */
  readonly isPersistent: boolean;
}

/** The browser's account of what it keeps for this page. */
export interface StorageManagerAccess {
  /** `null` where the browser does not say. */
  estimate(): Promise<StorageUse | null>;
  /** Asks the browser to keep everything until its user clears it. */
  persist(): Promise<void>;
}

/** Browsers leave the storage manager out on pages that came over an insecure connection. */
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
      // A refusal changes nothing but what the meter says.
      await storage?.persist().catch(() => false);
    },
  };
}
