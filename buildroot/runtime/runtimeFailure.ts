import { BuildError } from "../buildError.ts";

/** Why no image can be built from a runtime folder; describeRuntimeProblem.ts has the wording. */
export type RuntimeProblem =
  | { readonly kind: "noFileSystem"; readonly path: string }
  /** The file system's index is invalid or of another version of v86's tools. */
  | { readonly kind: "notAnIndex"; readonly path: string; readonly reason: string }
  /** Blobs of guest files that are missing or incomplete. */
  | { readonly kind: "damagedBlobs"; readonly blobs: readonly DamagedBlob[] }
  /** The file system lacks a part that the guest needs. */
  | { readonly kind: "notFound"; readonly part: MissingPart; readonly tried: readonly string[] };

export type MissingPart = "kernel" | "init" | "psql" | "server" | "dataDirectory";

export interface DamagedBlob {
  /** The blob's file, as in `filesystem/1e029de8.bin`. */
  readonly blob: string;
  /** The first guest file that it contains. */
  readonly path: string;
  readonly state: "missing" | "empty" | "otherSize";
}

/** Ends a build for a reason in the given folder. */
export class RuntimeFailure extends BuildError<RuntimeProblem> {
  override readonly name = "RuntimeFailure";
}
