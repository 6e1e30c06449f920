import { parentPath, sortedEntries, type FileTree, type TreeEntry } from "../tree/fileTree.ts";

/**
 * An entry of v86's description of a 9p file system (v86: lib/filesystem.js, LoadRecursive): name,
 * size, modification time, mode, user, group, and then what a directory holds, where a link leads or
 * the name of the blob with a file's bytes.
 */
export type IndexEntry = readonly [
  name: string,
  size: number,
  modifiedAt: number,
  mode: number,
  userId: number,
  groupId: number,
  target: string | readonly IndexEntry[],
];

export interface FileSystemIndex {
  readonly version: 3;
  /** Total size of the files, in bytes. */
  readonly size: number;
  readonly fsroot: readonly IndexEntry[];
}

const typeBits = { file: 0o100000, directory: 0o040000, symlink: 0o120000 } as const;

/** Writes v86's index of a tree; `blobs` has the blob name of each file by path. */
export function fileSystemIndex(
  tree: FileTree,
  blobs: ReadonlyMap<string, string>,
): FileSystemIndex {
  const children = new Map<string, TreeEntry[]>();
  let size = 0;
  for (const entry of sortedEntries(tree)) {
    const parent = parentPath(entry.path);
    const siblings = children.get(parent) ?? [];
    siblings.push(entry);
    children.set(parent, siblings);
    if (entry.kind === "file") size += entry.size;
  }
  const describe = (entry: TreeEntry): IndexEntry => [
    entry.path.slice(entry.path.lastIndexOf("/") + 1),
    entry.kind === "file" ? entry.size : 0,
    entry.modifiedAt,
    typeBits[entry.kind] | entry.permissions,
    entry.userId,
    entry.groupId,
    targetOf(entry),
  ];
  const targetOf = (entry: TreeEntry): string | readonly IndexEntry[] => {
    switch (entry.kind) {
      case "directory":
        return (children.get(entry.path) ?? []).map(describe);
      case "symlink":
        return entry.target;
      case "file": {
        const blob = blobs.get(entry.path);
        if (blob === undefined) throw new Error(`no blob for ${entry.path}`);
        return blob;
      }
    }
  };
  return { version: 3, size, fsroot: (children.get("") ?? []).map(describe) };
}
