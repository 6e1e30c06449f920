import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Machine } from "../../src/vm/machine.ts";
import type { ImageManifest } from "../../src/vm/manifest.ts";
import { BuildFailure } from "../buildFailure.ts";
import { sha256 } from "../digest.ts";
import type { FileSystemIndex } from "../pack/fileSystemIndex.ts";
import { type FileTree, mergeTrees, treeOf } from "../tree/fileTree.ts";

// The server's new database cluster, archived among the guest's files: initdb takes the guest a
// minute, which every boot without a snapshot would need.

/** The path where the overlay's scripts read an archive, and write one on request. */
const archivePath = "usr/lib/workbench/cluster.tar";
const packedPath = "/mnt/host/cluster.tar";
const makingScript = "usr/lib/workbench/make-cluster";
/** The kernel passes unknown parameters to init as environment, and init passes them to its scripts. */
const packingTask = "WORKBENCH_TASK=pack-cluster";

/** False if the scripts of the root file system do not support archives, or if it has one. */
export function canPackCluster(tree: FileTree): boolean {
  return tree.has(makingScript) && !tree.has(archivePath);
}

/** The path of the cached archive for a root file system. */
export async function clusterCachePath(index: FileSystemIndex, cache: string): Promise<string> {
  const directory = join(cache, "clusters");
  await mkdir(directory, { recursive: true });
  return join(directory, `${sha256(JSON.stringify(index))}.tar`);
}

/** Adds the kernel parameter that makes a boot archive the cluster that it creates. */
export function withPackingTask(manifest: ImageManifest): ImageManifest {
  const commandLine = `${manifest.machine.commandLine} ${packingTask}`;
  return { ...manifest, machine: { ...manifest.machine, commandLine } };
}

/** Reads the archive that a machine has written. */
export async function takeCluster(machine: Machine): Promise<Uint8Array> {
  const bytes = await machine.getFile(packedPath);
  if (bytes !== null) return bytes;
  throw new BuildFailure({ kind: "guestFailed", step: "packing the cluster", consoleTail: "" });
}

/** Adds the archive to a root file system; only root may read it. */
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
