/** The location of a file's bytes. */
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
 * A root file system as data: the guest's entries by path.
 *
 * As data, it has owners without root privileges on the host, and hides from the packing stages
 * where the files come from.
 */
export type FileTree = ReadonlyMap<string, TreeEntry>;

/** Merges trees; later entries replace earlier ones, and missing directories are added. */
export function mergeTrees(...trees: readonly FileTree[]): FileTree {
  const merged = new Map<string, TreeEntry>();
  for (const tree of trees) {
    for (const entry of tree.values()) {
      const path = entry.path;
      // A package with a directory `lib/` must not replace a link of that name.
      if (entry.kind === "directory" && merged.has(path)) continue;
      merged.set(path, entry);
    }
  }
  for (const path of [...merged.keys()]) addParents(merged, path);
  return merged;
}

/** Returns the entries sorted by path, for reproducible output. */
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

/** Entries created by the builder; root owns them. */
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
