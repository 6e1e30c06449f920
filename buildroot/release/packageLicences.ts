import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A package whose code is in the page. */
export interface PackageLicence {
  readonly name: string;
  readonly version: string;
  /** An SPDX licence expression, as the package gives it. */
  readonly licence: string;
  /** The package's licence texts and notices; empty if it has none. */
  readonly texts: readonly string[];
}

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
}

/**
 * The packages that the built page may hold code of, sorted by name: what `dependencies` of package.json
 * ask for, and what those ask for. Rejects when package-lock.json or an installed package cannot be read.
 *
 * @see npm documentation, "package-lock.json", `packages`
 */
export async function packageLicences(
  projectDirectory: string,
): Promise<readonly PackageLicence[]> {
  const lock = JSON.parse(await readFile(join(projectDirectory, "package-lock.json"), "utf8")) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  const shipped = Object.entries(lock.packages).filter(
    ([place, { dev, devOptional, optional }]) =>
      place !== "" && dev !== true && devOptional !== true && optional !== true,
  );
  const licences = await Promise.all(
    shipped.map(async ([place, { version = "", license = "unknown" }]): Promise<PackageLicence> => {
      const directory = join(projectDirectory, place);
      const name = place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
      return { name, version, licence: license, texts: await readTexts(directory) };
    }),
  );
  return licences.sort((a, b) => a.name.localeCompare(b.name, "en"));
}

async function readTexts(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  // Some packages have a directory of this name.
  const names = entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .filter((name) => /^(?:licen[cs]e|copying|notice|thirdpartynotices)/i.test(name));
  return Promise.all(names.sort().map((name) => readFile(join(directory, name), "utf8")));
}
