import type { StoredSnapshot } from "../../state/snapshots/storage/snapshotStore.ts";
import { translate } from "../translation/translation.ts";

/** The name of a snapshot: the given one, or one from its origin. */
export function nameOfSnapshot({ name, header }: Pick<StoredSnapshot, "name" | "header">): string {
  if (name !== "") return name;
  switch (header.origin) {
    case "checkpoint":
      return translate("Before {{statement}}", { statement: header.statement ?? "…" });
    case "automatic":
      return translate("Automatic");
    case "manual":
      return translate("Snapshot");
  }
}
