import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { BuildFailure } from "./buildFailure.ts";
import { describeProblem } from "./describeProblem.ts";
import { parseIvorysqlArguments, usage } from "./ivorysql/arguments.ts";
import { buildIvorysqlImage } from "./ivorysql/buildIvorysqlImage.ts";
import { describeIvorysqlProblem } from "./ivorysql/describeIvorysqlProblem.ts";
import { IvorysqlFailure } from "./ivorysql/ivorysqlFailure.ts";
import { readReleases } from "./ivorysql/releases.ts";
import { Progress } from "./progress.ts";
import { describeRuntimeProblem } from "./runtime/describeRuntimeProblem.ts";
import { RuntimeFailure } from "./runtime/runtimeFailure.ts";

const builderDirectory = dirname(fileURLToPath(import.meta.url));
const projectDirectory = dirname(builderDirectory);

const offered = await readReleases(join(builderDirectory, "ivorysql"));
const releases = offered.map(({ version }) => version);
const parsed = parseIvorysqlArguments(process.argv.slice(2), releases);
switch (parsed.kind) {
  case "help":
    process.stdout.write(usage(releases));
    break;
  case "invalid":
    process.stderr.write(`${parsed.message}\n\n${usage(releases)}`);
    process.exitCode = 2;
    break;
  case "build":
    try {
      await mkdir(join(projectDirectory, ".cache"), { recursive: true });
      const progress = new Progress(
        (line) => process.stdout.write(`${line}\n`),
        () => performance.now(),
      );
      await buildIvorysqlImage(projectDirectory, parsed.options, progress);
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
  if (error instanceof IvorysqlFailure) return describeIvorysqlProblem(error.problem);
  if (error instanceof RuntimeFailure) return describeRuntimeProblem(error.problem);
  if (error instanceof BuildFailure) return describeProblem(error.problem);
  throw error;
}
