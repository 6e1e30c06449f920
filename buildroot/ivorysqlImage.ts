import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseIvorysqlArguments, usage } from "./ivorysql/arguments.ts";
import { buildIvorysqlImage } from "./ivorysql/buildIvorysqlImage.ts";
import { readReleases } from "./ivorysql/releases.ts";
import { runBuild } from "./runBuild.ts";

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
    await runBuild(projectDirectory, async (progress) => {
      await buildIvorysqlImage(projectDirectory, parsed.options, progress);
    });
    break;
}
// A machine that ran leaves timers, which would keep the process alive.
process.exit();
