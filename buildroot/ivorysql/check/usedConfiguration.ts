import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseConfigFile } from "./configFile.ts";
import { definedSymbols, usedSymbols } from "./kconfigSymbols.ts";

/** Names of options that this directory relies on and others define. */
export interface UsedConfiguration {
  /** Buildroot's, as in `BR2_i386`. */
  readonly buildroot: readonly string[];
  /** The kernel's, without prefix, as in `HZ_100`. */
  readonly kernel: readonly string[];
}

/** Collects the options in the files below `buildroot/ivorysql`. */
export async function readUsedConfiguration(directory: string): Promise<UsedConfiguration> {
  const read = (path: string): Promise<string> => readFile(join(directory, path), "utf8");
  const recipe = await read("package/ivorysql/Config.in");
  const own = new Set(definedSymbols(recipe));
  const wanted = parseConfigFile(await read("configs/ivorysql_v86_defconfig"));
  const buildroot = [...wanted.map(({ symbol }) => symbol), ...usedSymbols(recipe)];
  const kernel = [
    ...parseConfigFile(await read("board/tiny.config")),
    ...parseConfigFile(await read("board/v86.fragment")),
  ];
  return {
    buildroot: sortedSet(buildroot.filter((symbol) => !own.has(symbol))),
    kernel: sortedSet(kernel.map(({ symbol }) => symbol.replace(/^CONFIG_/, ""))),
  };
}

function sortedSet(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
