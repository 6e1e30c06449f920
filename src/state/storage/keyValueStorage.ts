/** Storage for small texts between visits. Methods never throw, even if the browser refuses. */
export interface KeyValueStorage {
  /** Returns `null` when nothing is stored under the key, or the storage cannot be read. */
  get(key: string): string | null;
  /** Returns false when the text could not be stored: the storage is full or disabled. */
  set(key: string, text: string): boolean;
}

/** The browser's storage shared by all tabs of the page. */
export function createLocalStorage(): KeyValueStorage {
  return createStorage(() => localStorage);
}

/** The browser's storage of this tab, which survives a reload. */
export function createTabStorage(): KeyValueStorage {
  return createStorage(() => sessionStorage);
}

/** `find` may throw: where storage is forbidden, already the access to the object throws. */
function createStorage(find: () => Storage): KeyValueStorage {
  return {
    get(key) {
      try {
        return find().getItem(key);
      } catch {
        return null;
      }
    },
    set(key, text) {
      try {
        find().setItem(key, text);
        return true;
      } catch {
        return false;
      }
    },
  };
}
