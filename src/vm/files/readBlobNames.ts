import { findGuestFileNames } from "./guestFileNames.ts";

/** Names of the guest files in an image's index; null if the index could not be read. */
export type BlobNames = ReadonlySet<string> | null;

/**
 * Reads the names from a file system index; returns null if the text is invalid, because with an
 * incomplete index, files of the image would count as missing from it.
 */
export function readBlobNames(text: string): BlobNames {
  try {
    const index: unknown = JSON.parse(text);
    const isIndex = typeof index === "object" && index !== null && "fsroot" in index;
    return isIndex ? new Set(findGuestFileNames(text)) : null;
  } catch {
    return null;
  }
}
