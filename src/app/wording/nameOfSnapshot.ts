import type { StoredSnapshot } from "../../state/snapshots/snapshotStore.ts";

/** What a snapshot is called: the name it was given, or one by why it was kept. */
export function nameOfSnapshot({ name, header }: Pick<StoredSnapshot, "name" | "header">): string {
  if (name !== "") return name;
  switch (header.origin) {
    case "checkpoint":
      return `Before ${header.statement ?? "a statement"}`;
    case "automatic":
      return "Automatic";
    case "manual":
      return "Snapshot";
  }
}
