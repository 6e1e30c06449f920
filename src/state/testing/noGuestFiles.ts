import type { GuestFiles } from "../snapshots/file/guestFiles.ts";

/** No files, and room for any. */
export const noGuestFiles: GuestFiles = {
  read: () => Promise.resolve([]),
  keep: () => Promise.resolve(true),
  measure: () => Promise.resolve(0),
  remove: () => Promise.resolve(),
};
