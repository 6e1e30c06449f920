import { BuildError } from "./buildError.ts";

/** Why an image could not be built; describeProblem.ts has the wording for people. */
export type BuildProblem =
  /** The host has no apt or dpkg-deb: it is not a Debian system. */
  | { readonly kind: "noApt"; readonly command: string; readonly platform: string }
  /** The host's apt has no Debian mirror among its sources. */
  | { readonly kind: "noMirror" }
  /** The mirror does not have the release, or not for this architecture. */
  | {
      readonly kind: "releaseMissing";
      readonly suite: string;
      readonly architecture: string;
      readonly output: string;
    }
  | { readonly kind: "networkDown"; readonly output: string }
  | { readonly kind: "diskFull"; readonly path: string }
  | { readonly kind: "packagesMissing"; readonly names: readonly string[]; readonly output: string }
  /** Libraries that a program of the guest needs are in no package of the list. */
  | { readonly kind: "librariesMissing"; readonly missing: readonly string[] }
  | { readonly kind: "fileMissing"; readonly path: string }
  /** The guest did not reach the end of a step. */
  | { readonly kind: "guestFailed"; readonly step: string; readonly consoleTail: string }
  | { readonly kind: "commandFailed"; readonly command: string; readonly output: string };

/** Ends a build for a reason outside the builder. */
export class BuildFailure extends BuildError<BuildProblem> {
  override readonly name = "BuildFailure";
}

/** Returns the problem outside the builder; null for a bug of the builder. */
export function problemOf(error: unknown): BuildProblem | null {
  if (error instanceof BuildFailure) return error.problem;
  if (!(error instanceof Error) || !("code" in error) || error.code !== "ENOSPC") return null;
  const path = "path" in error && typeof error.path === "string" ? error.path : "the image";
  return { kind: "diskFull", path };
}
