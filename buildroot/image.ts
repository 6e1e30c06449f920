import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { problemOf } from "./buildFailure.ts";
import { buildImage } from "./buildImage.ts";
import { describeProblem } from "./describeProblem.ts";
import { parseArguments, usage } from "./image/arguments.ts";
import { Progress } from "./progress.ts";
import { buildRuntimeImage } from "./runtime/buildRuntimeImage.ts";
import { describeRuntimeProblem } from "./runtime/describeRuntimeProblem.ts";
import { RuntimeFailure } from "./runtime/runtimeFailure.ts";

const projectDirectory = dirname(dirname(fileURLToPath(import.meta.url)));

const parsed = parseArguments(process.argv.slice(2));
switch (parsed.kind) {
  case "help":
    process.stdout.write(usage);
    break;
  case "invalid":
    process.stderr.write(`${parsed.message}\n\n${usage}`);
    process.exitCode = 2;
    break;
  case "build":
  case "buildRuntime":
    try {
      await mkdir(join(projectDirectory, ".cache"), { recursive: true });
      const progress = new Progress(
        (line) => process.stdout.write(`${line}\n`),
        () => performance.now(),
      );
      if (parsed.kind === "build") await buildImage(projectDirectory, parsed.options, progress);
      else await buildRuntimeImage(projectDirectory, parsed.directory, parsed.options, progress);
    } catch (error) {
      process.stderr.write(`\n${describeFailure(error)}\n`);
      process.exitCode = 1;
    }
    break;
}
// A machine that ran leaves timers behind.
process.exit();

/** A failure that is none of the expected ones is a bug, and thrown on. */
function describeFailure(error: unknown): string {
  if (error instanceof RuntimeFailure) return describeRuntimeProblem(error.problem);
  const problem = problemOf(error);
  if (problem === null) throw error;
  return describeProblem(problem);
}
