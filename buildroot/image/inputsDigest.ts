import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "../digest.ts";
import type { BuildOptions } from "./arguments.ts";

/** Modules of the page that decide what the machine is and what its sessions have seen. */
const sharedInputs = ["src/sql/catalog/catalogQueries.ts", "src/vm/v86Options.ts"];

/**
 * What an image depends on, as one digest: the builder with its overlay, the page's modules that
 * have a part in it, the versions of the programs that make and run states, and the
 * options. The packages' versions are not part of it: those of an image stay until it is built anew.
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
 * Not part of this image: other images' builders, the packing of the built page, and what only speaks
 * with the person at the shell.
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
