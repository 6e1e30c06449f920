import { readFile, readlink } from "node:fs/promises";
import { join } from "node:path";
import type { UnpackedPackage } from "./fetchPackages.ts";

/** The licence text of a part of the image. */
export interface Licence {
  /** The part's name, as in `libc6`. */
  readonly name: string;
  readonly version: string;
  readonly text: Uint8Array;
}

/** The parts of an image and their licences. */
export interface Credits {
  readonly parts: readonly { readonly name: string; readonly version: string }[];
  readonly licences: readonly Licence[];
}

export async function creditPackages(packages: readonly UnpackedPackage[]): Promise<Credits> {
  return {
    parts: packages.map(({ name, version }) => ({ name, version })),
    licences: await Promise.all(packages.map((item) => readLicence(item, packages))),
  };
}

/**
 * Debian packages have their copyright file at a fixed path, or a link to the documentation directory
 * of a package of the same source (Debian Policy, 12.5).
 */
async function readLicence(
  { name, version, directory }: UnpackedPackage,
  packages: readonly UnpackedPackage[],
): Promise<Licence> {
  const documentation = join("usr/share/doc", name);
  const target = await readlink(join(directory, documentation)).catch(() => name);
  const owner = packages.find((item) => item.name === target);
  if (owner === undefined) throw new Error(`the licence of ${name} is in ${target}: add that`);
  const path = join(owner.directory, "usr/share/doc", target, "copyright");
  return { name, version, text: await readFile(path) };
}
