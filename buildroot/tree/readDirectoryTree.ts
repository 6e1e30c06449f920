import { lstat, readdir, readlink } from "node:fs/promises";
import { join } from "node:path";
import { type FileTree, type TreeEntry, treeOf } from "./fileTree.ts";

export interface ReadDirectoryOptions {
  /**
   * Whom the entries belong to in the guest: `root` for what was unpacked without privileges (and
   * so belongs to whoever ran the builder), `asOnDisk` for a tree whose owners are right.
   */
  readonly owner: "root" | "asOnDisk";
  /**
   * `plain` makes every file 0755 or 0644 by its executable bit and gives it no date: that bit is all
   * that version control keeps, and a fresh clone then makes the same tree.
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
