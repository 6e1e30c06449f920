/** Where small texts are kept between visits. No method throws: a browser may refuse to keep anything. */
export interface KeyValueStorage {
  /** `null` when nothing is kept under the key, or nothing can be read. */
  get(key: string): string | null;
  /** False when the text could not be kept: the storage is full or switched off. */
  set(key: string, text: string): boolean;
}

/** The browser's local storage. */
export function createLocalStorage(): KeyValueStorage {
  return {
    get(key) {
      try {
        return localStorage.getItem(key);
      } catch {
        return null;
      }
    },
    set(key, text) {
      try {
        localStorage.setItem(key, text);
        return true;
      } catch {
        return false;
      }
    },
  };
}
