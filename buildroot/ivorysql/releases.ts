import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** A release of IvorySQL that the recipe can build. */
export interface IvorysqlRelease {
  /** As in `4.4`. */
  readonly version: string;
  /** Buildroot's option that chooses it, as in `BR2_PACKAGE_IVORYSQL_4_4`. */
  readonly symbol: string;
}

/** Reads the releases that `package/ivorysql/Config.in` offers, the default one first. */
export async function readReleases(directory: string): Promise<readonly IvorysqlRelease[]> {
  const text = await readFile(join(directory, "package/ivorysql/Config.in"), "utf8");
  return parseReleases(text);
}

export function parseReleases(text: string): readonly IvorysqlRelease[] {
  const releases = [...text.matchAll(/^\tdefault "([\d.]+)" if (BR2_\w+)$/gm)].map((match) => ({
    version: match[1] ?? "",
    symbol: match[2] ?? "",
  }));
  const first = /^\tdefault (BR2_\w+)$/m.exec(text)?.[1];
  return [
    ...releases.filter(({ symbol }) => symbol === first),
    ...releases.filter(({ symbol }) => symbol !== first),
  ];
}
