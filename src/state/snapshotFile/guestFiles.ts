import { createBrowserScheduler, createDownloadTools } from "../../vm/download/browserTools.ts";
import {
  browserCarriedFiles,
  type CarriedFile,
  type ImageBuild,
} from "../../vm/files/carriedFiles.ts";
import { download } from "../../vm/download/download.ts";
import { readGuestFileContent } from "../../vm/files/readGuestFileContent.ts";
import { readBlobNames } from "../../vm/files/readBlobNames.ts";

/** Location of an image's guest files. */
export interface GuestFilePlace {
  /** The file system index, and the base URL of the blobs. */
  readonly index: { readonly url: string; readonly size: number; readonly sha256: string };
  readonly blobsUrl: string;
  /** Files are stored only for this build of this image. */
  readonly image: ImageBuild;
}

/** All files that were asked for, or the name of one that cannot be loaded. */
export type GuestFilesRead =
  | { readonly kind: "files"; readonly files: readonly CarriedFile[] }
  | { readonly kind: "missing"; readonly name: string };

/** Files that the guest's file system loads on demand, so that no state contains them. */
export interface GuestFiles {
  read(names: readonly string[], place: GuestFilePlace): Promise<GuestFilesRead>;
  /**
   * Stores the files that the image does not have. Returns false, and stores none, if there is no
   * room, the image's index cannot be read, or a content does not match its name.
   */
  keep(files: readonly CarriedFile[], place: GuestFilePlace): Promise<boolean>;
  /** Returns the size of the files stored for an image, in bytes. */
  measure(image: ImageBuild): Promise<number>;
  remove(image: ImageBuild): Promise<void>;
}

const tools = createDownloadTools(createBrowserScheduler());
const { signal } = new AbortController();
const parallelCount = 8;

/** Reads the image's own files first, then those carried by an earlier state. */
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
    return first === undefined ? { kind: "files", files } : { kind: "missing", name: first };
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
      // No room, no caches on an insecure page, or a forged file. Restoring anyway would leave a
      // machine that hangs when it needs a missing file.
      return false;
    }
  },
  measure: (image) => browserCarriedFiles.measure(image),
  remove: (image) => browserCarriedFiles.remove(image),
};

const retryDelaysMs = [500, 2000];

/** Downloads a file of the image; null if it is missing or its content does not match its name. */
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
