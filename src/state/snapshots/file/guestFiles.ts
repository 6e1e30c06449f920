import { createBrowserScheduler, createDownloadTools } from "../../../vm/download/browserTools.ts";
import {
  browserCarriedFiles,
  type CarriedFile,
  type ImageBuild,
} from "../../../vm/files/carriedFiles.ts";
import { download } from "../../../vm/download/download.ts";
import { readGuestFileContent } from "../../../vm/files/readGuestFileContent.ts";
import { readBlobNames } from "../../../vm/files/readBlobNames.ts";

/** Where the guest's files of an image are. */
export interface GuestFilePlace {
  /** The index of the file system, and the address that the blobs' names are added to. */
  readonly index: { readonly url: string; readonly size: number; readonly sha256: string };
  readonly blobsUrl: string;
  /** Files are kept for this build of this image only. */
  readonly image: ImageBuild;
}

/** The files that a machine's file system reads when it needs them: no state has them in it. */
export interface GuestFiles {
  /** All of these; or the name of one that cannot be had. */
  read(
    names: readonly string[],
    place: GuestFilePlace,
  ): Promise<readonly CarriedFile[] | { readonly missing: string }>;
  /**
   * Keeps those that the image at this place does not have. False where there is no room for them,
   * the image's index cannot be read, or a content does not fit its name: then none is kept.
   */
  keep(files: readonly CarriedFile[], place: GuestFilePlace): Promise<boolean>;
  /** The size of what is kept for an image, in bytes. */
  measure(image: ImageBuild): Promise<number>;
  remove(image: ImageBuild): Promise<void>;
}

const tools = createDownloadTools(createBrowserScheduler());
const { signal } = new AbortController();
const parallelCount = 8;

/** The image's own files first; else those that came with an earlier state. */
export const browserGuestFiles: GuestFiles = {
  async read(names, place) {
    const files: CarriedFile[] = [];
    const waiting = [...names];
    const missing: string[] = [];
    const work = async (): Promise<void> => {
      for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
        const bytes =
          (await fetchFile(name, place)) ?? (await browserCarriedFiles.read(name, place.image));
        if (bytes === null) {
          missing.push(name);
          waiting.length = 0;
        } else files.push({ name, bytes });
      }
    };
    await Promise.all(Array.from({ length: parallelCount }, work));
    const [first] = missing;
    return first === undefined ? files : { missing: first };
  },
  async keep(files, place) {
    try {
      const { index, image } = place;
      const { url } = index;
      const result = await download({ url, expected: index, retryDelaysMs, signal }, tools);
      const text = result.kind === "bytes" ? new TextDecoder().decode(result.bytes) : "";
      const known = readBlobNames(text);
      if (known === null) return false;
      await browserCarriedFiles.keep(
        files.filter(({ name }) => !known.has(name)),
        image,
      );
      return true;
    } catch {
      // No room, no caches on an insecure page, or a forged file: in each case a machine that misses
      // a file would stand still in the middle of its work.
      return false;
    }
  },
  measure: (image) => browserCarriedFiles.measure(image),
  remove: (image) => browserCarriedFiles.remove(image),
};

const retryDelaysMs = [500, 2000];

/** A file of the image; null when it has none of this name, or none whose content fits the name. */
async function fetchFile(
  name: string,
  { blobsUrl }: GuestFilePlace,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const url = `${blobsUrl}${name}`;
  for (const cache of ["default", "reload"] as const) {
    const result = await download({ url, expected: null, retryDelaysMs, signal, cache }, tools);
    if (result.kind === "failed") return null;
    if ((await readGuestFileContent(name, result.bytes)) !== null) return result.bytes;
  }
  return null;
}
