import type { StoredSnapshot } from "../../state/snapshots/storage/snapshotStore.ts";
import { translate } from "../translation/translation.ts";

/** What a snapshot is called: the name it was given, or one by why it was kept. */
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
