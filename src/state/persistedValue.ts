import type { KeyValueStorage } from "./keyValueStorage.ts";

/** One value that outlives the page. */
export interface PersistedValue<T> {
  /** The kept value, or `null` when there is none that can be understood. */
  load(): T | null;
  /** False when the browser did not keep it. */
  save(value: T): boolean;
}

export interface PersistedValueOptions<T> {
  readonly storage: KeyValueStorage;
  readonly key: string;
  /** Raised when the shape changes: what an older or newer version kept is not read. */
  readonly version: number;
  /** Reads what JSON gave; `null` for anything that is not a whole value. */
  readonly parse: (value: unknown) => T | null;
}

/** Keeps a value as JSON with a version beside it; whatever else is found there counts as nothing. */
export function createPersistedValue<T>(options: PersistedValueOptions<T>): PersistedValue<T> {
  const { storage, key, version, parse } = options;
  return {
    load() {
      const text = storage.get(key);
      if (text === null) return null;
      const envelope = parseJson(text);
      if (typeof envelope !== "object" || envelope === null) return null;
      if (!("version" in envelope) || envelope.version !== version) return null;
      return "value" in envelope ? parse(envelope.value) : null;
    },
    save(value) {
      return storage.set(key, JSON.stringify({ version, value }));
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
