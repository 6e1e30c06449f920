import { readGuestFileContent } from "./readGuestFileContent.ts";

/**
 * Files of guests whose machine came from elsewhere as a whole: the running image does not have them.
 * They are kept in a cache of the origin, one for every build of an image.
 */
export interface CarriedFiles {
  /**
   * Null when none of this name is kept for the image, its content does not fit its name, or the page
   * may not use caches.
   */
  read(name: string, image: ImageBuild): Promise<Uint8Array<ArrayBuffer> | null>;
  /**
   * Rejects where the browser has no room for them, keeps nothing on this page, a content does not fit
   * its name, or all contents together are more than any guest has; then none of them is kept.
   */
  keep(files: readonly CarriedFile[], image: ImageBuild): Promise<void>;
  /** The packed size of all that is kept for an image, in bytes. */
  measure(image: ImageBuild): Promise<number>;
  remove(image: ImageBuild): Promise<void>;
}

export interface CarriedFile {
  readonly name: string;
  /** Packed where the name ends in `.zst`. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Names one build of one image. */
export interface ImageBuild {
  readonly id: string;
  /** The manifest's digest of all that the image was made of. */
  readonly inputsDigest: string;
}

// Unpacked; a Debian guest with a server has some 300 MB. A few kilobytes can claim as much as a file
// may have, and each takes a second to be checked.
const largestContentBytes = 2 * 1024 ** 3;

/** Works in workers too; browsers leave caches out on pages that came over an insecure connection. */
export const browserCarriedFiles = createCarriedFiles(largestContentBytes);

/** `contentLimitBytes`: of all files that are kept at a time, unpacked. */
export function createCarriedFiles(contentLimitBytes: number): CarriedFiles {
  return {
    async read(name, image) {
      const bytes = await readUnchecked(name, image);
      if (bytes === null || (await readGuestFileContent(name, bytes)) !== null) return bytes;
      const cache = await caches.open(cacheNameOf(image));
      await cache.delete(addressOf(name));
      return null;
    },
    async keep(files, image) {
      if (files.length === 0) return;
      let contentBytes = 0;
      for (const { name, bytes } of files) {
        const content = await readGuestFileContent(name, bytes);
        if (content === null) throw new Error(`${name} has another content than its name says`);
        contentBytes += content.length;
        if (contentBytes > contentLimitBytes) {
          throw new Error(`the files have more than ${contentLimitBytes} bytes`);
        }
      }
      const cache = await caches.open(cacheNameOf(image));
      for (const { name, bytes } of files) await cache.put(addressOf(name), new Response(bytes));
    },
    async measure(image) {
      if (!("caches" in globalThis) || !(await caches.has(cacheNameOf(image)))) return 0;
      const cache = await caches.open(cacheNameOf(image));
      let sum = 0;
      for (const request of await cache.keys()) {
        sum += (await (await cache.match(request))?.blob())?.size ?? 0;
      }
      return sum;
    },
    async remove(image) {
      if ("caches" in globalThis) await caches.delete(cacheNameOf(image));
    },
  };
}

/** Deletes the cache that earlier workbenches shared between all images, without checking contents. */
export async function deleteUncheckedCarriedFiles(): Promise<void> {
  try {
    if ("caches" in globalThis) await caches.delete("carried-files");
  } catch {
    // A page that may not use caches has none.
  }
}

async function readUnchecked(
  name: string,
  image: ImageBuild,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    // Most pages have none, which is quickly found out.
    if (!("caches" in globalThis) || !(await caches.has(cacheNameOf(image)))) return null;
    const cache = await caches.open(cacheNameOf(image));
    const found = await cache.match(addressOf(name));
    return found === undefined ? null : new Uint8Array(await found.arrayBuffer());
  } catch {
    // Storage is forbidden here: then nothing was ever kept.
    return null;
  }
}

function cacheNameOf({ id, inputsDigest }: ImageBuild): string {
  return `carried-${id}-${inputsDigest}`;
}

/** Caches are asked by address; nothing is ever fetched from this one. */
function addressOf(name: string): string {
  return new URL(`/carried/${name}`, globalThis.location.origin).href;
}
