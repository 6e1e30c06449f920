import {
  directory,
  type FileTree,
  filterTree,
  mergeTrees,
  textFile,
  treeOf,
} from "../tree/fileTree.ts";
import { adaptInittab } from "./adaptInittab.ts";
import type { RuntimeLayout } from "./runtimeLayout.ts";

/**
 * Adds the workbench's parts to a runtime's file system: sessions on the serial lines, the exchange
 * directory, and the data directory in memory.
 */
export function adaptTree(
  tree: FileTree,
  { kernel, initrd, dataDirectory }: RuntimeLayout,
  inittab: string,
  overlay: FileTree,
): FileTree {
  // Left out: the host provides kernel and initrd, and nothing uses the watcher's directory.
  const left = new Set([kernel.path, initrd?.path, "etc/init.d/S90watcher"]);
  return mergeTrees(
    filterTree(tree, ({ path }) => !left.has(path)),
    overlay,
    treeOf([
      directory("mnt/host", 0o1777),
      directory("mnt/data", 0o700),
      textFile("etc/inittab", adaptInittab(inittab)),
      textFile("usr/lib/workbench/data", describeData(dataDirectory)),
    ]),
  );
}

function describeData({
  path,
  permissions,
  userId,
  groupId,
}: RuntimeLayout["dataDirectory"]): string {
  return [
    "# shellcheck disable=SC2034 # Used where this is sourced.",
    `DATA_DIRECTORY=/${path}`,
    `DATA_OWNER=${userId}:${groupId}`,
    // The server refuses a data directory that others may read.
    `DATA_MODE=${(permissions & 0o750).toString(8)}`,
    "",
  ].join("\n");
}
