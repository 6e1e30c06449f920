import { BuildError } from "../buildError.ts";

/** Why the files of a runtime folder make no image; the wording is in describeRuntimeProblem.ts. */
export type RuntimeProblem =
  | { readonly kind: "noFileSystem"; readonly path: string }
  /** The description of the file system is none, or of another version of v86's tools. */
  | { readonly kind: "notAnIndex"; readonly path: string; readonly reason: string }
  /** Files of the guest whose bytes are not in the folder. */
  | { readonly kind: "damagedBlobs"; readonly blobs: readonly DamagedBlob[] }
  /** What a guest needs and its file system does not have. */
  | { readonly kind: "notFound"; readonly part: MissingPart; readonly tried: readonly string[] };

export type MissingPart = "kernel" | "init" | "psql" | "server" | "dataDirectory";

export interface DamagedBlob {
  /** The blob's file, as in `filesystem/1e029de8.bin`. */
  readonly blob: string;
  /** The first of the guest's files that it holds. */
  readonly path: string;
  readonly state: "missing" | "empty" | "otherSize";
}

/** Ends a build for a reason that lies in the folder it was given. */
export class RuntimeFailure extends BuildError<RuntimeProblem> {
  override readonly name = "RuntimeFailure";
}
