import type { DirectoryEntry, FileEntry, FileTree, TreeEntry } from "../tree/fileTree.ts";
import { type MissingPart, RuntimeFailure } from "./runtimeFailure.ts";

/** Paths of the parts of a runtime's file system. */
export interface RuntimeLayout {
  readonly kernel: FileEntry;
  /** The initrd for a kernel without a built-in 9p driver. */
  readonly initrd: FileEntry | null;
  readonly inittab: FileEntry;
  /** The server's data directory. */
  readonly dataDirectory: DirectoryEntry;
  readonly isIvorySql: boolean;
}

const kernelPlaces = ["bzImage", "boot/bzImage", "vmlinuz", "boot/vmlinuz"];
const initrdPlaces = ["initrd.img", "boot/initrd.img", "rootfs.cpio.gz", "boot/rootfs.cpio.gz"];
const dataPlaces = ["var/lib/pgsql", "var/lib/postgresql/data", "var/lib/postgresql"];

/** Finds the parts that boot and run a guest; throws a RuntimeFailure if one is missing. */
export function findLayout(tree: FileTree): RuntimeLayout {
  require(tree, "init", ["etc/init.d/rcS"], isThere);
  require(tree, "psql", ["usr/bin/psql", "bin/psql"], isThere);
  require(tree, "server", ["usr/bin/postgres", "bin/postgres"], isThere);
  return {
    kernel: require(tree, "kernel", kernelPlaces, isFile),
    initrd: find(tree, initrdPlaces, isFile),
    inittab: require(tree, "init", ["etc/inittab"], isFile),
    dataDirectory: require(tree, "dataDirectory", dataPlaces, isDirectory),
    isIvorySql: [...tree.keys()].some((path) => path.endsWith("/ivorysql_ora.control")),
  };
}

function require<Entry extends TreeEntry>(
  tree: FileTree,
  part: MissingPart,
  places: readonly string[],
  isKind: (entry: TreeEntry) => entry is Entry,
): Entry {
  const entry = find(tree, places, isKind);
  if (entry !== null) return entry;
  throw new RuntimeFailure({ kind: "notFound", part, tried: places });
}

function find<Entry extends TreeEntry>(
  tree: FileTree,
  places: readonly string[],
  isKind: (entry: TreeEntry) => entry is Entry,
): Entry | null {
  for (const place of places) {
    const entry = tree.get(place);
    if (entry !== undefined && isKind(entry)) return entry;
  }
  return null;
}

function isFile(entry: TreeEntry): entry is FileEntry {
  return entry.kind === "file" && entry.size > 0;
}

function isDirectory(entry: TreeEntry): entry is DirectoryEntry {
  return entry.kind === "directory";
}

function isThere(entry: TreeEntry): entry is TreeEntry {
  return entry.kind !== "directory";
}
