import { readGuestFileContent } from "./readGuestFileContent.ts";

/**
 * Guest files of imported whole snapshots that the running image does not have. They are stored in
 * a cache of the origin, one per build of an image.
 */
export interface CarriedFiles {
  /**
   * Reads a file; null if none of this name is stored for the image, its content does not match its
   * name, or the page may not use caches.
   */
  read(name: string, image: ImageBuild): Promise<Uint8Array<ArrayBuffer> | null>;
  /**
   * Stores files. Rejects, and stores none, if the browser has no room or no caches on this page, a
   * content does not match its name, or the total content exceeds that of any guest.
   */
  keep(files: readonly CarriedFile[], image: ImageBuild): Promise<void>;
  /** Returns the packed size of all files stored for an image, in bytes. */
  measure(image: ImageBuild): Promise<number>;
  remove(image: ImageBuild): Promise<void>;
}

export interface CarriedFile {
  readonly name: string;
  /** Packed if the name ends in `.zst`. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Identifies one build of one image. */
export interface ImageBuild {
  readonly id: string;
  /** The manifest's digest of the image's inputs. */
  readonly inputsDigest: string;
}

// Unpacked; a Debian guest with a server has about 300 MB. A few kilobytes can decompress to the
// largest file size, and checking such a file takes a second.
const largestContentBytes = 2 * 1024 ** 3;

/** Works in workers too; browsers have no caches on insecure pages. */
export const browserCarriedFiles = createCarriedFiles(largestContentBytes);

/** `contentLimitBytes`: limit of the total unpacked size of the files in one `keep`. */
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

/** Deletes the cache of earlier workbenches, which all images shared, with unchecked contents. */
export async function deleteUncheckedCarriedFiles(): Promise<void> {
  try {
    if ("caches" in globalThis) await caches.delete("carried-files");
  } catch {
    // Without access to caches there is nothing to delete.
  }
}

async function readUnchecked(
  name: string,
  image: ImageBuild,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    // Usually there is no such cache, and this check is fast.
    if (!("caches" in globalThis) || !(await caches.has(cacheNameOf(image)))) return null;
    const cache = await caches.open(cacheNameOf(image));
    const found = await cache.match(addressOf(name));
    return found === undefined ? null : new Uint8Array(await found.arrayBuffer());
  } catch {
    // Storage is forbidden, so nothing was ever stored.
    return null;
  }
}

function cacheNameOf({ id, inputsDigest }: ImageBuild): string {
  return `carried-${id}-${inputsDigest}`;
}

/** Returns the cache key, which must be a URL; it is never fetched. */
function addressOf(name: string): string {
  return new URL(`/carried/${name}`, globalThis.location.origin).href;
}
