import type { ReactElement } from "react";
import { findStateFileMismatch } from "../../state/snapshotFile/stateFileMismatch.ts";
import type { StoredSnapshot } from "../../state/snapshotStorage/snapshotStore.ts";
import type { ImageManifest } from "../../vm/manifest.ts";
import styles from "./snapshotsPanel.module.css";
import { translate } from "../translation/translation.ts";

export interface OldBuildNoticeProps {
  readonly stored: readonly StoredSnapshot[];
  readonly manifest: ImageManifest | null;
}

/** Says that snapshots of an earlier build of the image are kept, and what works with them. */
export function OldBuildNotice({ stored, manifest }: OldBuildNoticeProps): ReactElement | null {
  const count = countOldBuilds(stored, manifest);
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

/** The number of snapshots that need another build of the running image. */
function countOldBuilds(stored: readonly StoredSnapshot[], manifest: ImageManifest | null): number {
  if (manifest === null) return 0;
  const kinds = stored.map(({ header }) => findStateFileMismatch(header, manifest)?.kind);
  return kinds.filter((kind) => kind === "otherImageBuild" || kind === "otherBase").length;
}
