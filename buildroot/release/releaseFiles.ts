import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { PackageLicence } from "./packageLicences.ts";

/** A file of a release: its path with slashes, and its content. */
export interface ReleaseFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** All files below a directory, sorted by path. */
export async function readTree(directory: string): Promise<readonly ReleaseFile[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .sort();
  const files: ReleaseFile[] = [];
  for (const path of paths) files.push({ path, bytes: await readFile(join(directory, path)) });
  return files;
}

/** Files of a release besides the built page. */
export function releaseNotices(
  licence: Uint8Array,
  packages: readonly PackageLicence[],
): readonly ReleaseFile[] {
  const text = (path: string, content: string): ReleaseFile => ({
    path,
    bytes: new TextEncoder().encode(content),
  });
  const list = packages.map(({ name, version, licence: expression }) => ({
    name,
    version,
    licence: expression,
  }));
  return [
    text("README.txt", readme),
    { path: "LICENSE.txt", bytes: licence },
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
