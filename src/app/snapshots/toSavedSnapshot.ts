import { findStateFileMismatch } from "../../state/snapshotFile/stateFileMismatch.ts";
import type { StoredSnapshot } from "../../state/snapshotStorage/snapshotStore.ts";
import type { ImageManifest } from "../../vm/manifest.ts";
import { translate } from "../translation/translation.ts";
import { describeSnapshotFailure } from "../wording/describeSnapshotFailure.ts";
import { nameOfSnapshot } from "../wording/nameOfSnapshot.ts";
import type { SavedSnapshot } from "./savedSnapshot.ts";

/** A snapshot as the list shows it, in the current language. */
export function toSavedSnapshot(
  snapshot: StoredSnapshot,
  manifest: ImageManifest | null,
  currentId: string | null,
): SavedSnapshot {
  const { id, note, sizeBytes, header } = snapshot;
  const { createdAtMs, imageLabel, origin } = header;
  const mismatch = manifest === null ? null : findStateFileMismatch(header, manifest);
  return {
    id,
    name: nameOfSnapshot(snapshot),
    note,
    createdAtMs,
    sizeBytes,
    imageLabel,
    details: describeContent(snapshot, manifest),
    origin,
    isCurrent: id === currentId,
    incompatibility: mismatch === null ? null : describeSnapshotFailure(mismatch),
  };
}

/** Describes the content of a snapshot; names the image only if it is not the running one. */
function describeContent({ header }: StoredSnapshot, manifest: ImageManifest | null): string {
  const { imageId, imageLabel, engine, port, schema } = header;
  const tableCount = schema?.filter(({ kind }) => kind === "table").length ?? null;
  return [
    tableCount === null ? null : translate("{{count}} tables", { count: tableCount }),
    port === null ? null : translate("port {{port}}", { port }),
    imageId === manifest?.id ? null : `${imageLabel} (${engine})`,
  ]
    .filter((part) => part !== null)
    .join(" · ");
}
