/** Where the bytes of a file are. */
export type FileSource =
  | { readonly kind: "host"; readonly path: string }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array };

interface EntryAttributes {
  /** Relative to the root, with `/` between its parts, as in `usr/bin/psql`. */
  readonly path: string;
  /** Permission bits, with set-uid, set-gid and sticky (07777). */
  readonly permissions: number;
  readonly userId: number;
  readonly groupId: number;
  /** Seconds since 1970. */
  readonly modifiedAt: number;
}

export interface FileEntry extends EntryAttributes {
  readonly kind: "file";
  readonly size: number;
  readonly source: FileSource;
}

export interface DirectoryEntry extends EntryAttributes {
  readonly kind: "directory";
}

export interface SymlinkEntry extends EntryAttributes {
  readonly kind: "symlink";
  readonly target: string;
}

export type TreeEntry = FileEntry | DirectoryEntry | SymlinkEntry;

/**
 * A root file system as data: what the guest will see, by path.
 *
 * The stages that make a root file system hand this over, so that owners need no root on the host
 * and the packing stages need not know where the files came from.
 */
export type FileTree = ReadonlyMap<string, TreeEntry>;

/** Puts trees on top of each other, the later ones winning, and adds directories that lack. */
export function mergeTrees(...trees: readonly FileTree[]): FileTree {
  const merged = new Map<string, TreeEntry>();
  for (const tree of trees) {
    for (const entry of tree.values()) {
      const path = entry.path;
      // A package that ships `lib/` must not undo a link that stands there.
      if (entry.kind === "directory" && merged.has(path)) continue;
      merged.set(path, entry);
    }
  }
  for (const path of [...merged.keys()]) addParents(merged, path);
  return merged;
}

/** The tree's entries in the order of their paths, so that what is made of them is reproducible. */
export function sortedEntries(tree: FileTree): readonly TreeEntry[] {
  return [...tree.values()].sort((left, right) =>
    left.path < right.path ? -1 : left.path > right.path ? 1 : 0,
  );
}

export function filterTree(tree: FileTree, keeps: (entry: TreeEntry) => boolean): FileTree {
  return treeOf([...tree.values()].filter(keeps));
}

export function treeOf(entries: Iterable<TreeEntry>): FileTree {
  return new Map([...entries].map((entry) => [entry.path, entry]));
}

export function parentPath(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

function addParents(entries: Map<string, TreeEntry>, path: string): void {
  for (let parent = parentPath(path); parent !== ""; parent = parentPath(parent)) {
    if (entries.has(parent)) return;
    entries.set(parent, directory(parent));
  }
}

/** Entries made by the builder itself: root owns them. */
export function directory(path: string, permissions = 0o755): DirectoryEntry {
  return { kind: "directory", path, permissions, userId: 0, groupId: 0, modifiedAt: 0 };
}

export function symlink(path: string, target: string): SymlinkEntry {
  return {
    kind: "symlink",
    path,
    target,
    permissions: 0o777,
    userId: 0,
    groupId: 0,
    modifiedAt: 0,
  };
}

export function textFile(path: string, text: string, permissions = 0o644): FileEntry {
  const bytes = new TextEncoder().encode(text);
  return {
    kind: "file",
    path,
    permissions,
    userId: 0,
    groupId: 0,
    modifiedAt: 0,
    size: bytes.length,
    source: { kind: "bytes", bytes },
  };
}
