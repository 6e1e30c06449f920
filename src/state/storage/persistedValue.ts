import { parseJson } from "../../base/parseJson.ts";
import type { KeyValueStorage } from "./keyValueStorage.ts";

/** One persisted value. */
export interface PersistedValue<T> {
  /**
   * Returns the saved value, or `null` if it is missing or unreadable. An unreadable value is moved
   * to the key with the suffix `.unreadable`, so that the next save does not overwrite it.
   */
  load(): T | null;
  /** Returns false when the browser did not save it. */
  save(value: T): boolean;
}

export interface PersistedValueOptions<T> {
  readonly storage: KeyValueStorage;
  readonly key: string;
  /**
   * Migrations from each version to the next, oldest first: the first one takes version 1. They
   * accept any value, never throw, and return a value that they cannot convert unchanged.
   */
  readonly migrations: readonly Migration[];
  /** Parses a JSON value of the newest version; returns `null` if it is invalid. */
  readonly parse: (value: unknown) => T | null;
}

export type Migration = (value: unknown) => unknown;

/** Stores a value as JSON with its version. */
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

/** Returns `null` if the text is no envelope, or was saved by a newer version of the page. */
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
