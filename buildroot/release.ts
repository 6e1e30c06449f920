// Packs the built page with its images for people who host it themselves.
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { packageLicences } from "./release/packageLicences.ts";
import { precompress } from "./release/precompress.ts";
import { type ReleaseFile, readTree, releaseNotices } from "./release/releaseFiles.ts";
import { writeArchives } from "./release/writeArchives.ts";

const usage = `npm run release [-- --output DIR]

Builds the page and writes it, with the machine images of public/vm, as a zip and a tar
with their SHA-256 sums into DIR (release/ when not given). The files have the dates of the
build, but none after SOURCE_DATE_EPOCH (seconds since 1970), if that is set.
`;

const projectDirectory = dirname(dirname(fileURLToPath(import.meta.url)));

interface Project {
  readonly name: string;
  readonly version: string;
}

async function release(output: string): Promise<void> {
  const read = (path: string): Promise<Buffer> => readFile(join(projectDirectory, path));
  const [built, origin] = [join(projectDirectory, "dist"), join(projectDirectory, "public")];
  const page = (await readTree(built, origin)).map(limitDate);
  if (!page.some(({ path }) => path === "vm/index.json")) {
    throw new Error("dist/ has no machine image: run npm run image, then npm run release again");
  }
  const { name, version } = JSON.parse((await read("package.json")).toString()) as Project;
  const newest = new Date(Math.max(...page.map(({ modified }) => modified.getTime())));
  const packages = await packageLicences(projectDirectory);
  const notices = releaseNotices(await read("LICENSE"), packages, newest);
  const files = [...page, ...(await precompress(page)), ...notices];
  const written = await writeArchives(output, `${name}-${version}`, files);
  process.stdout.write(written.map((file) => `${join(output, file)}\n`).join(""));
}

/** Gives a file no later date than SOURCE_DATE_EPOCH, for archives that a second build repeats. */
function limitDate(file: ReleaseFile): ReleaseFile {
  const { SOURCE_DATE_EPOCH: seconds = "" } = process.env;
  const limit = seconds === "" ? Infinity : Number(seconds) * 1000;
  return { ...file, modified: new Date(Math.min(file.modified.getTime(), limit)) };
}

try {
  const { values } = parseArgs({
    options: {
      output: { type: "string", default: "release" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) process.stdout.write(usage);
  else await release(values.output);
} catch (error) {
  process.stderr.write(`release: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
