/** A file that the guest reads and that could not be loaded yet; the guest's read waits for it. */
export interface MissingFile {
  /** Its address or path. */
  readonly file: string;
  /** When the guest asked for it, in milliseconds since the epoch. */
  readonly sinceMs: number;
  /**
   * `altered`: what came is not the file that the image's index names. `late`: it is on its way, or the
   * server says nothing.
   */
  readonly problem: "unreachable" | "altered" | "late";
  /** A technical detail. */
  readonly message: string;
}
