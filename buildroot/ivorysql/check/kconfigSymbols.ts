import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";

/** The symbols that a text in Kconfig's language defines (kernel: Documentation/kbuild/kconfig-language.rst). */
export function definedSymbols(text: string): readonly string[] {
  return text
    .split("\n")
    .flatMap((line) => /^\s*(?:menu)?config\s+([A-Za-z0-9_]+)\s*$/.exec(line)?.[1] ?? []);
}

/** The symbols of Buildroot that a text in Kconfig's language selects or depends on. */
export function usedSymbols(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/#.*/, "").trim())
    .filter((line) => /^(?:select|depends on|default .* if)\s/.test(line))
    .flatMap((line) => line.match(/\bBR2_[A-Za-z0-9_]+/g) ?? []);
}

/** Buildroot calls these files Config.in, with endings; the kernel calls them Kconfig. */
const kconfigName = /^(?:Config\.in|Kconfig)(?:[.-].*)?$/;

/** All symbols that are defined in a tree of sources, Buildroot's or the kernel's. */
export async function readDefinedSymbols(root: string): Promise<ReadonlySet<string>> {
  const symbols = new Set<string>();
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile() || !kconfigName.test(basename(entry.name))) continue;
    const text = await readFile(join(entry.parentPath, entry.name), "utf8");
    for (const symbol of definedSymbols(text)) symbols.add(symbol);
  }
  return symbols;
}
