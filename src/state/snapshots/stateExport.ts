/** A machine's state as a file to save. */
export interface StateFile {
  readonly name: string;
  readonly file: Blob;
}

/** What an exported state holds: the pages that differ from the image's state, or all of them. */
export type StateExtent = "difference" | "whole";
