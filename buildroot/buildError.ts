/** Ends a build for a reason outside the builder, which `problem` tells. */
export abstract class BuildError<Problem extends { readonly kind: string }> extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.kind);
    this.problem = problem;
  }
}
