import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { BuildFailure } from "../buildFailure.ts";
import { architecture } from "../packages/packageNames.ts";
import type { UnpackedPackage } from "../packages/fetchPackages.ts";
import { fileBytes } from "../tree/fileBytes.ts";
import {
  directory,
  type FileTree,
  filterTree,
  mergeTrees,
  symlink,
  treeOf,
  type TreeEntry,
} from "../tree/fileTree.ts";
import { readDirectoryTree } from "../tree/readDirectoryTree.ts";
import { busyboxApplets } from "./busyboxApplets.ts";
import { moduleClosure } from "./kernelModules.ts";
import { makeInitrd } from "./initrd.ts";
import { missingLibraries } from "./libraryClosure.ts";
import { isNeededInGuest } from "./pruning.ts";

/** Root file system, kernel and firmware of a machine. */
export interface RootFileSystem {
  readonly tree: FileTree;
  readonly kernel: Uint8Array;
  readonly initrd: Uint8Array | null;
}

/** The modules that mount the root file system; their dependencies are added automatically. */
const bootModules = ["virtio_pci", "9pnet_virtio", "9p"];

/** Builds the guest's root file system from the unpacked packages and the overlay. */
export async function debianRootfs(
  packages: readonly UnpackedPackage[],
  overlay: string,
  initrdDirectory: string,
): Promise<RootFileSystem> {
  const unpacked = await unpackedTree(packages);
  const busybox = await requiredFile(unpacked, /^usr\/bin\/busybox$/);
  const tree = mergeTrees(
    mergedDirectories,
    filterTree(unpacked, isNeededInGuest),
    appletLinks(busybox),
    emptyDirectories,
    await readDirectoryTree(overlay, { owner: "root", permissions: "plain" }),
  );
  const missing = await missingLibraries(tree);
  if (missing.length > 0) throw new BuildFailure({ kind: "librariesMissing", missing });

  const modules = await moduleClosure(bootModules, async (name) => loadModule(unpacked, name));
  return {
    tree,
    kernel: await requiredFile(unpacked, /^boot\/vmlinuz-/),
    initrd: makeInitrd(busybox, await readFile(join(initrdDirectory, "init")), modules),
  };
}

async function unpackedTree(packages: readonly UnpackedPackage[]): Promise<FileTree> {
  const trees = await Promise.all(
    packages.map((item) =>
      readDirectoryTree(item.directory, { owner: "root", permissions: "asOnDisk" }),
    ),
  );
  return mergeTrees(...trees.map((tree) => treeOf([...tree.values()].flatMap(merged))));
}

const mergedNames = ["bin", "sbin", "lib"];
const mergedDirectories = treeOf(mergedNames.map((name) => symlink(name, `usr/${name}`)));

/**
 * Moves /bin, /sbin and /lib into /usr. Debian's packages still use both; merged, the loader finds
 * every library in the first directory it looks at, and each lookup is a 9p request.
 */
function merged(entry: TreeEntry): readonly TreeEntry[] {
  const [first = ""] = entry.path.split("/", 1);
  if (!mergedNames.includes(first)) return [entry];
  return entry.path === first ? [] : [{ ...entry, path: `usr/${entry.path}` }];
}

function appletLinks(busybox: Uint8Array): FileTree {
  const applets = busyboxApplets(busybox).filter((name) => name !== "busybox");
  return treeOf([
    ...applets.map((name) => symlink(`usr/bin/${name}`, "busybox")),
    symlink("usr/sbin/init", "../bin/busybox"),
    symlink("usr/sbin/reboot", "../bin/busybox"),
  ]);
}

/** Mount points, the exchange directory, and files that package scripts would create. */
const emptyDirectories = treeOf([
  ...["dev", "proc", "sys", "run", "usr/sbin", "var/log"].map((path) => directory(path)),
  directory("root", 0o700),
  directory("tmp", 0o1777),
  directory("mnt/host", 0o1777),
  directory("var/lib/postgresql/data", 0o700),
  // Debian's zone files have a link to it, and the server reads them all for pg_timezone_names.
  symlink("etc/localtime", "../usr/share/zoneinfo/Etc/UTC"),
  symlink("var/run", "../run"),
  symlink("var/tmp", "../tmp"),
]);

async function loadModule(tree: FileTree, name: string): Promise<Uint8Array | null> {
  // The kernel writes a module's name with underscores, its file has either.
  const isModule = (path: string): boolean =>
    path.startsWith("usr/lib/modules/") && basename(path).replaceAll("-", "_") === `${name}.ko`;
  const entry = [...tree.values()].find(({ kind, path }) => kind === "file" && isModule(path));
  return entry?.kind === "file" ? fileBytes(entry) : null;
}

async function requiredFile(tree: FileTree, pattern: RegExp): Promise<Uint8Array> {
  const entry = [...tree.values()].find(({ kind, path }) => kind === "file" && pattern.test(path));
  if (entry?.kind === "file") return fileBytes(entry);
  throw new Error(`no package for ${architecture} has a file like ${pattern.source}`);
}
