import { BuildError } from "../buildError.ts";
import type { UnusableEngine } from "./container/containerEngine.ts";
import type { CompileFailure } from "./container/detectFailure.ts";

/** Why IvorySQL could not be had; the wording is in describeIvorysqlProblem.ts. */
export type IvorysqlProblem =
  | { readonly kind: "noEngine"; readonly tried: readonly UnusableEngine[] }
  | { readonly kind: "noGit" }
  /** `output` is what git wrote. */
  | { readonly kind: "cloneFailed"; readonly address: string; readonly output: string }
  | {
      readonly kind: "compileFailed";
      /** `image`: making the container's image; `run`: compiling in it. */
      readonly stage: "image" | "run";
      readonly failure: CompileFailure;
      /** The last lines of the output. */
      readonly output: string;
      /** Has all of it. */
      readonly logFile: string;
    };

/** Ends a build for a reason that lies outside the builder. */
export class IvorysqlFailure extends BuildError<IvorysqlProblem> {
  override readonly name = "IvorysqlFailure";
}
