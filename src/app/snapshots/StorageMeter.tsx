import type { ReactElement } from "react";
import type { StorageUse } from "../../state/snapshots/storageManager.ts";
import { formatBytes } from "../ui/formatBytes.ts";
import styles from "./snapshotsPanel.module.css";

/** What the browser keeps for this page, of what it would keep. */
export function StorageMeter({ storage }: { readonly storage: StorageUse }): ReactElement {
  const { usedBytes, quotaBytes, isPersistent } = storage;
  const words = `${formatBytes(usedBytes)} of ${formatBytes(quotaBytes)} kept in this browser`;
  return (
    <div className={styles["meter"]}>
      <meter
        aria-label="Storage"
        min={0}
        max={quotaBytes}
        value={usedBytes}
        high={0.9 * quotaBytes}
        title={words}
      />
      <span
        title={
          isPersistent
            ? "The browser keeps it until you clear it."
            : "The browser may clear it when the disk is full: export what matters to a file."
        }
      >
        {formatBytes(usedBytes)} kept{isPersistent ? "" : ", not protected"}
      </span>
    </div>
  );
}
