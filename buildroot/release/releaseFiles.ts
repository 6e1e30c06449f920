import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { PackageLicence } from "./packageLicences.ts";

/** A file of a release: its path with slashes, and its content. */
export interface ReleaseFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /**
   * When the file was built. Most hosts make its ETag of date and size, and browsers keep an old file for
   * long if nothing forbids it: with the same date for all releases, browsers would keep the earlier ones.
   */
  readonly modified: Date;
}

/**
 * All files below a directory, sorted by path. Those that the build copied from `origin` have the date that
 * they have there: browsers need not load an image again because the page was built again.
 */
export async function readTree(
  directory: string,
  origin: string,
): Promise<readonly ReleaseFile[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .sort();
  const files: ReleaseFile[] = [];
  for (const path of paths) {
    const place = join(directory, path);
    const { mtime } = await stat(join(origin, path)).catch(() => stat(place));
    files.push({ path, bytes: await readFile(place), modified: inZipSteps(mtime) });
  }
  return files;
}

/** A zip counts time in steps of two seconds: both archives are to have the same dates. */
function inZipSteps(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 2000) * 2000);
}

/** Files of a release besides the built page, with the given date. */
export function releaseNotices(
  licence: Uint8Array,
  packages: readonly PackageLicence[],
  modified: Date,
): readonly ReleaseFile[] {
  const text = (path: string, content: string): ReleaseFile => ({
    path,
    bytes: new TextEncoder().encode(content),
    modified,
  });
  const list = packages.map(({ name, version, licence: expression }) => ({
    name,
    version,
    licence: expression,
  }));
  return [
    text("README.txt", readme),
    { path: "LICENSE.txt", bytes: licence, modified },
    text("licences.json", `${JSON.stringify(list, null, 2)}\n`),
    text("licences.txt", packages.map(writeLicence).join(`\n${"=".repeat(72)}\n\n`)),
  ];
}

const readme = `Unpack, run "npx serve" in this directory (any static web server will do, on Windows too), open the address that it prints.
LICENSE.txt is the page's licence, licences.txt has those of its packages, vm/*/licences.json those of the software in the machine images.
`;

function writeLicence({ name, version, licence, texts }: PackageLicence): string {
  const body = texts.length === 0 ? "(The package carries no licence text.)\n" : texts.join("\n");
  return `${name} ${version}\nLicence: ${licence}\n\n${body}`;
}
