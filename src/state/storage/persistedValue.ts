import { parseJson } from "../../base/parseJson.ts";
import type { KeyValueStorage } from "./keyValueStorage.ts";

/** One value that outlives the page. */
export interface PersistedValue<T> {
  /**
   * The kept value, or `null` when there is none that can be understood; one that cannot be is put
   * aside, under the key with `.unreadable` behind it, so that the next value does not end it.
   */
  load(): T | null;
  /** False when the browser did not keep it. */
  save(value: T): boolean;
}

export interface PersistedValueOptions<T> {
  readonly storage: KeyValueStorage;
  readonly key: string;
  /**
   * The steps from each older shape to the next, the oldest first: the first one takes version 1.
   * They take anything and throw at nothing; what they cannot change they return as it is.
   */
  readonly migrations: readonly Migration[];
  /** Reads what JSON gave, in its newest shape; `null` for what is no such value. */
  readonly parse: (value: unknown) => T | null;
}

export type Migration = (value: unknown) => unknown;

/** Keeps a value as JSON with the version of its shape beside it. */
export function createPersistedValue<T>(options: PersistedValueOptions<T>): PersistedValue<T> {
  const { storage, key, migrations, parse } = options;
  const version = migrations.length + 1;
  return {
    load() {
      const text = storage.get(key);
      if (text === null) return null;
      const kept = readEnvelope(text, version);
      const value =
        kept === null
          ? null
          : parse(migrations.slice(kept.version - 1).reduce((old, step) => step(old), kept.value));
      if (value === null) storage.set(`${key}.unreadable`, text);
      return value;
    },
    save(value) {
      return storage.set(key, JSON.stringify({ version, value }));
    },
  };
}

/** `null` for what is no envelope, and for what a newer page than this one has kept. */
function readEnvelope(
  text: string,
  newest: number,
): { readonly version: number; readonly value: unknown } | null {
  const envelope = parseJson(text);
  if (typeof envelope !== "object" || envelope === null) return null;
  if (!("version" in envelope) || !("value" in envelope)) return null;
  const { version, value } = envelope;
  const isKnown = Number.isInteger(version) && Number(version) >= 1 && Number(version) <= newest;
  return isKnown ? { version: Number(version), value } : null;
}
