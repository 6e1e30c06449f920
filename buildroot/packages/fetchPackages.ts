import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { BuildFailure } from "../buildFailure.ts";
import type { Progress } from "../progress.ts";
import { runCommand } from "../runCommand.ts";
import { AptClient, noApt } from "./aptClient.ts";
import type { PackageVersion } from "./aptOutput.ts";
import { hostSources } from "./hostSources.ts";
import { architecture, kernelMetaPackage, kernelPackagePrefix, release } from "./packageNames.ts";

/** A package and the host directory with its unpacked files. */
export interface UnpackedPackage extends PackageVersion {
  readonly directory: string;
}

/**
 * Fetches the newest versions of the release's packages and unpacks each into its own directory.
 * Reuses packages that an earlier build left below `cache`.
 */
export async function fetchPackages(
  names: readonly string[],
  cache: string,
  progress: Progress,
): Promise<readonly UnpackedPackage[]> {
  const apt = new AptClient(join(cache, "apt"), architecture);
  const missingSuites = await apt.update(await hostSources(release));
  for (const suite of missingSuites) {
    progress.warn(`the mirror's ${suite} for ${architecture} can't be read now: built without it`);
  }
  const versions = await apt.candidates(await Promise.all(names.map((name) => resolve(apt, name))));
  const packages = versions.map((version) => ({
    ...version,
    directory: join(cache, "packages", `${version.name}_${version.version}`),
  }));
  const wanted = packages.filter(({ directory }) => !existsSync(directory));
  if (wanted.length > 0) {
    const downloads = join(cache, "downloads");
    await mkdir(downloads, { recursive: true });
    await apt.download(wanted, downloads);
    for (const item of wanted) await unpack(item, downloads);
    await rm(downloads, { recursive: true });
  }
  return packages;
}

/** The kernel's package has the version in its name; a metapackage depends on it. */
async function resolve(apt: AptClient, name: string): Promise<string> {
  return name === kernelMetaPackage ? apt.dependencyOf(name, kernelPackagePrefix) : name;
}

/** Unpacks into a temporary directory and renames it, so that an existing directory is complete. */
async function unpack(item: UnpackedPackage, downloads: string): Promise<void> {
  // apt writes the colon of an epoch as %3a.
  const prefix = `${item.name}_${item.version.replaceAll(":", "%3a")}_`;
  const file = (await readdir(downloads)).find((name) => name.startsWith(prefix));
  if (file === undefined) throw new Error(`apt downloaded no file for ${item.name}`);
  const beside = `${item.directory}.unpacking`;
  await rm(beside, { recursive: true, force: true });
  await mkdir(beside, { recursive: true });
  const result = await runCommand("dpkg-deb", ["--extract", join(downloads, file), beside]);
  if (result.kind === "notFound") throw noApt("dpkg-deb");
  if (result.status !== 0) {
    throw result.complaints.includes("No space left")
      ? new BuildFailure({ kind: "diskFull", path: item.directory })
      : new BuildFailure({
          kind: "commandFailed",
          command: "dpkg-deb --extract",
          output: result.complaints,
        });
  }
  await rename(beside, item.directory);
}
