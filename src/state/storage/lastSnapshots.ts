import type { KeyValueStorage } from "./keyValueStorage.ts";
import { createPersistedValue } from "./persistedValue.ts";

/** Which kept state a machine was in last, by line of states and image. */
export interface LastSnapshots {
  /** `null`: the image's own state, or not known. */
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
