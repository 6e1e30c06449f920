import { type FileTree, type TreeEntry, treeOf } from "../../tree/fileTree.ts";
import { readTarEntries, type TarEntry } from "./tarEntries.ts";

/**
 * Reads an archive of a root file system as a tree. Hard links become separate files with
 * the same content; devices and pipes are left out, as the guest's kernel creates them.
 */
export function readTarTree(archive: Uint8Array): FileTree {
  const entries = new Map<string, TreeEntry>();
  for (const entry of readTarEntries(archive)) {
    const path = plainPath(entry.path);
    if (path === "") continue;
    const made = treeEntry(entry, path, entries);
    if (made !== null) entries.set(path, made);
  }
  return treeOf(entries.values());
}

function treeEntry(
  entry: TarEntry,
  path: string,
  earlier: ReadonlyMap<string, TreeEntry>,
): TreeEntry | null {
  const { permissions, userId, groupId, modifiedAt, target, bytes } = entry;
  const attributes = { path, permissions, userId, groupId, modifiedAt };
  switch (entry.type) {
    case "file":
      return { kind: "file", ...attributes, size: bytes.length, source: { kind: "bytes", bytes } };
    case "directory":
      return { kind: "directory", ...attributes };
    case "symlink":
      return { kind: "symlink", ...attributes, target };
    case "hardLink": {
      const original = earlier.get(plainPath(target));
      if (original === undefined)
        throw new Error(`${path} is a link to ${target}, which is missing`);
      return { ...original, path };
    }
    case "other":
      return null;
  }
}

/** Buildroot's archives have paths that begin with `./`. */
function plainPath(path: string): string {
  return path.replace(/^(?:\.?\/)+|^\.$|\/+$/g, "");
}
