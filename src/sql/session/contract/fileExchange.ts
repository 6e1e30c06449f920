/** Path of the shared directory in the guest. */
export const exchangeDirectory = "/mnt/host";

/** The directory that host and guest share; a machine implements it. */
export interface FileExchange {
  /** Writes a file under a fresh name and resolves to its path in the guest. */
  putFile(suggestedName: string, bytes: Uint8Array): Promise<string>;
  /**
   * Returns a file's bytes, complete only after `sync` in the guest; `null` if there is no file.
   */
  getFile(guestPath: string): Promise<Uint8Array | null>;
  removeFile(guestPath: string): Promise<void>;
}
