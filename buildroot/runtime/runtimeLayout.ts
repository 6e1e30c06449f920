import type { DirectoryEntry, FileEntry, FileTree, TreeEntry } from "../tree/fileTree.ts";
import { type MissingPart, RuntimeFailure } from "./runtimeFailure.ts";

/** Where the parts of a runtime's file system are. */
export interface RuntimeLayout {
  readonly kernel: FileEntry;
  /** The first root file system, for a kernel that cannot mount 9p by itself. */
  readonly initrd: FileEntry | null;
  readonly inittab: FileEntry;
  /** Where the server keeps its databases. */
  readonly dataDirectory: DirectoryEntry;
  readonly isIvorySql: boolean;
}

const kernelPlaces = ["bzImage", "boot/bzImage", "vmlinuz", "boot/vmlinuz"];
const initrdPlaces = ["initrd.img", "boot/initrd.img", "rootfs.cpio.gz", "boot/rootfs.cpio.gz"];
const dataPlaces = ["var/lib/pgsql", "var/lib/postgresql/data", "var/lib/postgresql"];

/** Finds what a guest is booted and driven with; throws a RuntimeFailure for what is not there. */
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
