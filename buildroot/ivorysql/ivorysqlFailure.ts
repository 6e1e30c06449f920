import { BuildError } from "../buildError.ts";
import type { UnusableEngine } from "./container/containerEngine.ts";
import type { CompileFailure } from "./container/detectFailure.ts";

/** Why IvorySQL is not available; describeIvorysqlProblem.ts has the wording for people. */
export type IvorysqlProblem =
  | { readonly kind: "noEngine"; readonly tried: readonly UnusableEngine[] }
  | { readonly kind: "noGit" }
  /** `output`: git's messages. */
  | { readonly kind: "cloneFailed"; readonly address: string; readonly output: string }
  | {
      readonly kind: "compileFailed";
      /** `image`: building the container's image; `run`: compiling in it. */
      readonly stage: "image" | "run";
      readonly failure: CompileFailure;
      /** The last lines of the output. */
      readonly output: string;
      /** The file with the whole output. */
      readonly logFile: string;
    };

/** Ends a build for a reason outside the builder. */
export class IvorysqlFailure extends BuildError<IvorysqlProblem> {
  override readonly name = "IvorysqlFailure";
}
