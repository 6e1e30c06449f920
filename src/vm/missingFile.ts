/** A file that could not be loaded yet while the guest's read waits for it. */
export interface MissingFile {
  /** Its URL or path. */
  readonly file: string;
  /** Time of the guest's read, in milliseconds since the epoch. */
  readonly sinceMs: number;
  /**
   * `altered`: the content does not match the name in the image's index. `late`: still in flight,
   * or the server does not answer.
   */
  readonly problem: "unreachable" | "altered" | "late";
  /** A technical detail. */
  readonly message: string;
}
