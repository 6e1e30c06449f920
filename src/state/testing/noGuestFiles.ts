import type { GuestFiles } from "../snapshotFile/guestFiles.ts";

/** Guest files that are empty and accept any file. */
export const noGuestFiles: GuestFiles = {
  read: () => Promise.resolve({ kind: "files", files: [] }),
  keep: () => Promise.resolve(true),
  measure: () => Promise.resolve(0),
  remove: () => Promise.resolve(),
};
