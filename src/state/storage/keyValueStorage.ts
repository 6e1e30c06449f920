/** Where small texts are kept between visits. No method throws: a browser may refuse to keep anything. */
export interface KeyValueStorage {
  /** `null` when nothing is kept under the key, or nothing can be read. */
  get(key: string): string | null;
  /** False when the text could not be kept: the storage is full or switched off. */
  set(key: string, text: string): boolean;
}

/** What the browser keeps for all tabs of the page. */
export function createLocalStorage(): KeyValueStorage {
  return createStorage(() => localStorage);
}

/** What the browser keeps for this tab alone, also when its page is loaded anew. */
export function createTabStorage(): KeyValueStorage {
  return createStorage(() => sessionStorage);
}

/** Where the storage is forbidden, asking for it throws already. */
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
