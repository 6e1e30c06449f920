/** Path of the shared directory in the guest. */
export const exchangeDirectory = "/mnt/host";

/** The directory that host and guest share; a machine is one. */
export interface FileExchange {
  /** Writes a file under a fresh name and resolves to its path in the guest. */
  putFile(suggestedName: string, bytes: Uint8Array): Promise<string>;
  /** What the guest wrote there is whole only after it ran `sync`; `null` when there is no such file. */
  getFile(guestPath: string): Promise<Uint8Array | null>;
  removeFile(guestPath: string): Promise<void>;
}
