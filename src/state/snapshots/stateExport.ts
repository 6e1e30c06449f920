/** A snapshot as a file for download. */
export interface StateFile {
  readonly name: string;
  readonly file: Blob;
}

/** Content of an exported snapshot: only the pages that differ from the base state, or all. */
export type StateExtent = "difference" | "whole";
