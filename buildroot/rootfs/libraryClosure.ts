import { fileBytes } from "../tree/fileBytes.ts";
import type { FileTree } from "../tree/fileTree.ts";
import { readElf } from "./elf.ts";

/**
 * What programs and libraries of the tree ask the dynamic loader for and do not find, one text each
 * as in `usr/bin/psql: libpq.so.5`. Libraries are looked for by name anywhere in the tree: whether
 * the loader's path leads there is seen when the guest boots.
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
