import type { ReactElement } from "react";
import type { StorageUse } from "../../state/storage/createBrowserStorageManager.ts";
import { formatBytes } from "../ui/format/formatBytes.ts";
import styles from "./snapshotsPanel.module.css";
import { translate } from "../translation/translation.ts";

/** The storage that this page uses, and its quota. */
export function StorageMeter({ storage }: { readonly storage: StorageUse }): ReactElement {
  const { usedBytes, quotaBytes, isPersistent } = storage;
  const words = translate("{{used}} of {{quota}} kept in this browser", {
    used: formatBytes(usedBytes),
    quota: formatBytes(quotaBytes),
  });
  return (
    <div className={styles["meter"]}>
      <meter
        aria-label={translate("Storage")}
        min={0}
        max={quotaBytes}
        value={usedBytes}
        high={0.9 * quotaBytes}
        title={words}
      />
      {isPersistent ? (
        <span title={translate("The browser keeps it until you clear it.")}>
          {translate("{{used}} kept", { used: formatBytes(usedBytes) })}
        </span>
      ) : (
        <details className={styles["unprotected"]}>
          <summary>
            {translate("{{used}} kept, not protected", { used: formatBytes(usedBytes) })}
          </summary>
          {translate(
            "The browser may clear it when the disk is full: export what matters to a file.",
          )}
        </details>
      )}
    </div>
  );
}
