import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "../digest.ts";
import type { BuildOptions } from "./arguments.ts";

/** The page's modules that determine the machine's options and its sessions' cached queries. */
const sharedInputs = ["src/sql/catalog/catalogQueries.ts", "src/vm/v86Options.ts"];

/**
 * Returns one digest of an image's inputs: the builder with its overlay, the page's modules that
 * affect the image, the versions of v86 and zstd, and the options. Versions of packages are not
 * inputs: an image keeps its packages until it is rebuilt.
 */
export async function inputsDigest(
  projectDirectory: string,
  options: BuildOptions,
): Promise<string> {
  const parts: string[] = [JSON.stringify([options.memoryMiB, options.id, options.label])];
  parts.push(JSON.stringify(options.source));
  const sources = (await filesBelow(projectDirectory, "buildroot")).filter(isInput);
  for (const path of [...sources, ...sharedInputs].sort()) {
    parts.push(`${path} ${sha256(await readFile(join(projectDirectory, path)))}`);
  }
  for (const name of ["v86", "@bokuweb/zstd-wasm"]) {
    const version = await packageVersion(projectDirectory, name);
    parts.push(`${name} ${version}`);
  }
  return sha256(parts.join("\n"));
}

export async function packageVersion(projectDirectory: string, name: string): Promise<string> {
  const path = join(projectDirectory, "node_modules", name, "package.json");
  const { version } = JSON.parse(await readFile(path, "utf8")) as { readonly version: string };
  return version;
}

/**
 * Not inputs of this image: other images' builders, the packing of the built page, and the
 * command-line interface.
 */
const otherFiles = [
  "buildroot/ivorysql",
  "buildroot/release",
  "buildroot/runtime/",
  "buildroot/image.ts",
  "buildroot/runBuild.ts",
  "buildroot/image/arguments.ts",
  "buildroot/describeProblem.ts",
];

function isInput(path: string): boolean {
  if (otherFiles.some((other) => path.startsWith(other))) return false;
  return !path.endsWith(".test.ts") && !path.endsWith(".md");
}

async function filesBelow(root: string, directory: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, directory), { withFileTypes: true });
  const nested = entries.map((entry) => {
    const path = `${directory}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(root, path) : Promise.resolve([path]);
  });
  return (await Promise.all(nested)).flat();
}
