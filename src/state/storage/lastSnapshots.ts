import type { KeyValueStorage } from "./keyValueStorage.ts";
import { createPersistedValue } from "./persistedValue.ts";

/** Id of the snapshot that a machine was last in, by slot and image. */
export interface LastSnapshots {
  /** Returns `null` for the base state, or if unknown. */
  get(slot: string, imageId: string): string | null;
  set(slot: string, imageId: string, snapshotId: string | null): void;
}

export function createLastSnapshots(storage: KeyValueStorage): LastSnapshots {
  const kept = createPersistedValue({
    storage,
    key: "workbench.lastStates",
    migrations: [],
    parse: parseLastStates,
  });
  const keyOf = (slot: string, imageId: string): string => `${slot}/${imageId}`;
  return {
    get: (slot, imageId) => kept.load()?.[keyOf(slot, imageId)] ?? null,
    set(slot, imageId, snapshotId) {
      kept.save({ ...kept.load(), [keyOf(slot, imageId)]: snapshotId });
    },
  };
}

function parseLastStates(value: unknown): Readonly<Record<string, string | null>> | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string | null] =>
        typeof entry[1] === "string" || entry[1] === null,
    ),
  );
}
