import { fileBytes } from "../tree/fileBytes.ts";
import type { FileTree } from "../tree/fileTree.ts";
import { readElf } from "./elf.ts";

/**
 * Returns the missing libraries of the tree's programs and libraries, as in
 * `usr/bin/psql: libpq.so.5`. A library counts as present anywhere in the tree; the guest's boot shows
 * whether the loader finds it.
 */
export async function missingLibraries(tree: FileTree): Promise<readonly string[]> {
  const names = new Set([...tree.keys()].map((path) => path.slice(path.lastIndexOf("/") + 1)));
  const missing: string[] = [];
  for (const entry of tree.values()) {
    if (entry.kind !== "file" || entry.size < 52) continue;
    if ((entry.permissions & 0o111) === 0 && !entry.path.includes(".so")) continue;
    const reading = readElf(await fileBytes(entry));
    if (reading.kind === "unreadable") missing.push(`${entry.path}: ${reading.message}`);
    if (reading.kind !== "elf") continue;
    const interpreter = reading.interpreter?.split("/").at(-1);
    const wanted = interpreter === undefined ? reading.needed : [interpreter, ...reading.needed];
    for (const name of wanted) if (!names.has(name)) missing.push(`${entry.path}: ${name}`);
  }
  return missing.sort();
}
