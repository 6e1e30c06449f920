import { findGuestFileNames } from "./guestFileNames.ts";

/** The names of the guest's files that an image's index lists; null when it could not be read. */
export type BlobNames = ReadonlySet<string> | null;

/**
 * Reads the names from the text of a file system's index; null when it is none: a half index would
 * take files of the image for files that it lacks.
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
