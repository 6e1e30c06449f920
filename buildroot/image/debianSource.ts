import { join } from "node:path";
import { upstreamVersion } from "../packages/aptOutput.ts";
import { creditPackages } from "../packages/credits.ts";
import { readFirmware } from "../packages/fetchFirmware.ts";
import { fetchPackages } from "../packages/fetchPackages.ts";
import { packageNames } from "../packages/packageNames.ts";
import type { Progress } from "../progress.ts";
import { debianRootfs } from "../rootfs/debianRootfs.ts";
import type { ImageSource } from "./imageSource.ts";

export const debianId = "postgres15-orafce";

/** Builds the default image's root file system from Debian packages. */
export async function debianSource(
  builderDirectory: string,
  cache: string,
  progress: Progress,
): Promise<ImageSource> {
  const packages = await progress.phase(
    "packages",
    () => fetchPackages(packageNames, cache, progress),
    (fetched) => `${fetched.length} packages`,
  );
  const rootfs = await progress.phase(
    "root file system",
    () =>
      debianRootfs(packages, join(builderDirectory, "overlay"), join(builderDirectory, "initrd")),
    ({ tree }) => `${tree.size} entries`,
  );
  const version = (name: string): string =>
    upstreamVersion(packages.find((item) => item.name === name)?.version ?? "");
  return {
    label: "PostgreSQL 15 + orafce",
    details: `orafce ${version("postgresql-15-orafce")}, pgbouncer ${version("pgbouncer")}`,
    ...rootfs,
    ...(await readFirmware(packages)),
    ...(await creditPackages(packages)),
    // The first root file system, in the initrd, mounts the real one.
    rootParameters: "",
  };
}
