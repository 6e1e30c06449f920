import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { buildImage } from "./buildImage.ts";
import { parseArguments, usage } from "./image/arguments.ts";
import { runBuild } from "./runBuild.ts";
import { buildRuntimeImage } from "./runtime/buildRuntimeImage.ts";

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
    await runBuild(projectDirectory, async (progress) => {
      if (parsed.kind === "build") await buildImage(projectDirectory, parsed.options, progress);
      else await buildRuntimeImage(projectDirectory, parsed.directory, parsed.options, progress);
    });
    break;
}
// A machine that ran leaves timers, which would keep the process alive.
process.exit();
