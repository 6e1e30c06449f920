import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { problemOf } from "./buildFailure.ts";
import { describeProblem } from "./describeProblem.ts";
import { describeIvorysqlProblem } from "./ivorysql/describeIvorysqlProblem.ts";
import { IvorysqlFailure } from "./ivorysql/ivorysqlFailure.ts";
import { Progress } from "./progress.ts";
import { describeRuntimeProblem } from "./runtime/describeRuntimeProblem.ts";
import { RuntimeFailure } from "./runtime/runtimeFailure.ts";

/** Runs a build with its progress on standard output; a failure sets exit status 1. */
export async function runBuild(
  projectDirectory: string,
  build: (progress: Progress) => Promise<void>,
): Promise<void> {
  try {
    await mkdir(join(projectDirectory, ".cache"), { recursive: true });
    const progress = new Progress(
      (line) => process.stdout.write(`${line}\n`),
      () => performance.now(),
    );
    await build(progress);
  } catch (error) {
    process.stderr.write(`\n${describeFailure(error)}\n`);
    process.exitCode = 1;
  }
}

/** Describes an expected failure; throws any other error on, as it is a bug. */
function describeFailure(error: unknown): string {
  if (error instanceof IvorysqlFailure) return describeIvorysqlProblem(error.problem);
  if (error instanceof RuntimeFailure) return describeRuntimeProblem(error.problem);
  const problem = problemOf(error);
  if (problem === null) throw error;
  return describeProblem(problem);
}
