import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Machine } from "../../src/vm/machine.ts";
import type { ImageManifest } from "../../src/vm/manifest.ts";
import { BuildFailure } from "../buildFailure.ts";
import { sha256 } from "../digest.ts";
import type { FileSystemIndex } from "../pack/fileSystemIndex.ts";
import { type FileTree, mergeTrees, treeOf } from "../tree/fileTree.ts";

// The server's database cluster as it was made, as an archive among the guest's files: making one
// takes the guest a minute, so that every boot without a snapshot would be a long one.

/** Where the overlay's scripts look for an archive, and where they put one when they are asked to. */
const archivePath = "usr/lib/workbench/cluster.tar";
const packedPath = "/mnt/host/cluster.tar";
const makingScript = "usr/lib/workbench/make-cluster";
/** The kernel hands what it does not know to init, and that to its scripts, as their environment. */
const packingTask = "WORKBENCH_TASK=pack-cluster";

/** False for a root file system whose scripts know of no archive, or that has one. */
export function canPackCluster(tree: FileTree): boolean {
  return tree.has(makingScript) && !tree.has(archivePath);
}

/** Where the archive that a root file system makes is kept. */
export async function clusterCachePath(index: FileSystemIndex, cache: string): Promise<string> {
  const directory = join(cache, "clusters");
  await mkdir(directory, { recursive: true });
  return join(directory, `${sha256(JSON.stringify(index))}.tar`);
}

/** Lets a boot that makes the cluster pack it too. */
export function withPackingTask(manifest: ImageManifest): ImageManifest {
  const commandLine = `${manifest.machine.commandLine} ${packingTask}`;
  return { ...manifest, machine: { ...manifest.machine, commandLine } };
}

/** The archive that a machine has packed. */
export async function takeCluster(machine: Machine): Promise<Uint8Array> {
  const bytes = await machine.getFile(packedPath);
  if (bytes !== null) return bytes;
  throw new BuildFailure({ kind: "guestFailed", step: "packing the cluster", consoleTail: "" });
}

/** A root file system with the cluster in it. Only root may read it. */
export function withCluster(tree: FileTree, archive: Uint8Array): FileTree {
  const entry = {
    kind: "file",
    path: archivePath,
    permissions: 0o600,
    userId: 0,
    groupId: 0,
    modifiedAt: 0,
    size: archive.length,
    source: { kind: "bytes", bytes: archive },
  } as const;
  return mergeTrees(tree, treeOf([entry]));
}
