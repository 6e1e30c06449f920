import { lstat, readdir, readlink } from "node:fs/promises";
import { join } from "node:path";
import { type FileTree, type TreeEntry, treeOf } from "./fileTree.ts";

export interface ReadDirectoryOptions {
  /**
   * Owner of the entries in the guest: `root` for files unpacked without privileges, which belong to
   * the builder's user on the host; `asOnDisk` for a tree with the right owners.
   */
  readonly owner: "root" | "asOnDisk";
  /**
   * `plain`: every file is 0755 or 0644 by its executable bit and has no date. Git keeps only that
   * bit, so that each clone gives the same tree.
   */
  readonly permissions: "plain" | "asOnDisk";
}

/** Reads a directory of the host as a tree. Sockets, pipes and devices are left out. */
export async function readDirectoryTree(
  root: string,
  options: ReadDirectoryOptions,
): Promise<FileTree> {
  const entries: TreeEntry[] = [];
  await readInto(entries, root, "", options);
  return treeOf(entries);
}

async function readInto(
  entries: TreeEntry[],
  root: string,
  directory: string,
  options: ReadDirectoryOptions,
): Promise<void> {
  for (const name of await readdir(join(root, directory))) {
    const path = directory === "" ? name : `${directory}/${name}`;
    const hostPath = join(root, path);
    const status = await lstat(hostPath);
    const attributes = {
      path,
      permissions: permissionsOf(status.mode, status.isDirectory(), options),
      userId: options.owner === "root" ? 0 : status.uid,
      groupId: options.owner === "root" ? 0 : status.gid,
      modifiedAt: options.permissions === "plain" ? 0 : Math.floor(status.mtimeMs / 1000),
    };
    if (status.isDirectory()) {
      entries.push({ kind: "directory", ...attributes });
      await readInto(entries, root, path, options);
    } else if (status.isSymbolicLink()) {
      entries.push({ kind: "symlink", ...attributes, target: await readlink(hostPath) });
    } else if (status.isFile()) {
      const source = { kind: "host", path: hostPath } as const;
      entries.push({ kind: "file", ...attributes, size: status.size, source });
    }
  }
}

function permissionsOf(
  mode: number,
  isDirectory: boolean,
  { permissions }: ReadDirectoryOptions,
): number {
  if (permissions === "asOnDisk") return mode & 0o7777;
  return isDirectory || (mode & 0o100) !== 0 ? 0o755 : 0o644;
}
