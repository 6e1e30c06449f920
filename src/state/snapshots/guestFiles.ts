import { createBrowserScheduler, createDownloadTools } from "../../vm/browserTools.ts";
import { browserCarriedFiles, type CarriedFile } from "../../vm/carriedFiles.ts";
import { download } from "../../vm/download.ts";
import { findGuestFileNames } from "../../vm/guestFileNames.ts";

/** Where the guest's files of an image are. */
export interface GuestFilePlace {
  /** The index of the file system, and the address that the blobs' names are added to. */
  readonly indexUrl: string;
  readonly blobsUrl: string;
}

/** The files that a machine's file system reads when it needs them: no state has them in it. */
export interface GuestFiles {
  /** All of these; or the name of one that cannot be had. */
  read(
    names: readonly string[],
    place: GuestFilePlace,
  ): Promise<readonly CarriedFile[] | { readonly missing: string }>;
  /** Keeps those that the image at this place does not have; false where there is no room for them. */
  keep(files: readonly CarriedFile[], place: GuestFilePlace): Promise<boolean>;
}

const tools = createDownloadTools(createBrowserScheduler());
const { signal } = new AbortController();
const parallelCount = 8;

/** Through the browser's caches; files that came with an earlier state are taken from where they are kept. */
export const browserGuestFiles: GuestFiles = {
  async read(names, place) {
    const files: CarriedFile[] = [];
    const waiting = [...names];
    const missing: string[] = [];
    const work = async (): Promise<void> => {
      for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
        const bytes = (await browserCarriedFiles.read(name)) ?? (await fetchFile(name, place));
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
  async keep(files, { indexUrl }) {
    try {
      const index = await fetch(indexUrl);
      const known = new Set(index.ok ? findGuestFileNames(await index.text()) : []);
      await browserCarriedFiles.keep(files.filter(({ name }) => !known.has(name)));
      return true;
    } catch {
      // No room, no caches on an insecure page, or no network: in each case a machine that misses a
      // file would stand still in the middle of its work.
      return false;
    }
  },
};

async function fetchFile(
  name: string,
  { blobsUrl }: GuestFilePlace,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const url = `${blobsUrl}${name}`;
  const retryDelaysMs = [500, 2000];
  const result = await download({ url, expected: null, retryDelaysMs, signal }, tools);
  return result.kind === "bytes" ? result.bytes : null;
}
