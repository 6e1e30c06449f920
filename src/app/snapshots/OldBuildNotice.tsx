import type { ReactElement } from "react";
import styles from "./snapshotsPanel.module.css";
import { translate } from "../translation/translation.ts";

/** Says that snapshots of an earlier build of the image are kept, and what works with them. */
export function OldBuildNotice({ count }: { readonly count: number }): ReactElement | null {
  if (count === 0) return null;
  return (
    <div className={styles["notice"]} role="status" aria-label={translate("Earlier build")}>
      <p>
        {translate(
          "{{count}} snapshots of an earlier build of this image: only what differed from that build was kept, so this one cannot restore them. They stay until you delete them.",
          { count },
        )}
      </p>
      <p>
        {translate(
          "Files that were made then still work: “Export whole machine” with “Import state”, and “Export SQL” with “Run as SQL”.",
        )}
      </p>
    </div>
  );
}
