/**
 * Files of guests whose machine came from elsewhere as a whole: the running image does not have them.
 * They are kept in a cache of the origin, by the name of their contents, for as long as the browser
 * keeps anything of this page.
 */
export interface CarriedFiles {
  read(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Rejects where the browser has no room for them, or keeps nothing on this page. */
  keep(files: readonly CarriedFile[]): Promise<void>;
}

export interface CarriedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const cacheName = "carried-files";

/** Works in workers too; browsers leave caches out on pages that came over an insecure connection. */
export const browserCarriedFiles: CarriedFiles = {
  async read(name) {
    // Most pages have none, which is quickly found out.
    if (!("caches" in globalThis) || !(await caches.has(cacheName))) return null;
    const found = await (await caches.open(cacheName)).match(addressOf(name));
    return found === undefined ? null : new Uint8Array(await found.arrayBuffer());
  },
  async keep(files) {
    if (files.length === 0) return;
    const cache = await caches.open(cacheName);
    for (const { name, bytes } of files) await cache.put(addressOf(name), new Response(bytes));
  },
};

/** Caches are asked by address; nothing is ever fetched from this one. */
function addressOf(name: string): string {
  return new URL(`/carried/${name}`, globalThis.location.origin).href;
}
