import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Machine } from "../../src/vm/machine.ts";
import type { ImageManifest } from "../../src/vm/manifest.ts";
import { BuildFailure } from "../buildFailure.ts";
import { sha256 } from "../digest.ts";
import type { FileSystemIndex } from "../pack/fileSystemIndex.ts";
import { type FileTree, mergeTrees, treeOf } from "../tree/fileTree.ts";

/** Where the overlay's scripts look for an archive, and where they put one when they are asked to. */
const archivePath = "usr/lib/workbench/cluster.tar";
const packedPath = "/mnt/host/cluster.tar";
const makingScript = "usr/lib/workbench/make-cluster";
/** The kernel hands what it does not know to init, and that to its scripts, as their environment. */
const taskParameter = "WORKBENCH_TASK=pack-cluster";

/**
 * The server's database cluster as it was made, as an archive among the guest's files.
 *
 * Making one takes a minute in the guest, so that a boot without a snapshot would be a long one. The
 * first boot of an image's files makes it and packs it; it is kept in the builder's cache.
 */
export class ClusterArchive {
  readonly #cachePath: string;
  /** False for a root file system whose scripts do not know of such archives. */
  readonly #isWanted: boolean;
  #bytes: Uint8Array | null;

  private constructor(cachePath: string, isWanted: boolean, bytes: Uint8Array | null) {
    this.#cachePath = cachePath;
    this.#isWanted = isWanted;
    this.#bytes = bytes;
  }

  static async find(
    tree: FileTree,
    index: FileSystemIndex,
    cache: string,
  ): Promise<ClusterArchive> {
    const directory = join(cache, "clusters");
    await mkdir(directory, { recursive: true });
    const path = join(directory, `${sha256(JSON.stringify(index))}.tar`);
    const isWanted = tree.has(makingScript) && !tree.has(archivePath);
    const bytes = isWanted ? await readFile(path).catch(() => null) : null;
    return new ClusterArchive(path, isWanted, bytes);
  }

  get isMade(): boolean {
    return this.#bytes !== null;
  }

  get bytes(): Uint8Array {
    if (this.#bytes === null) throw new Error("the cluster is not made yet");
    return this.#bytes;
  }

  /** Lets the boot that makes the cluster pack it too. */
  withTask(manifest: ImageManifest): ImageManifest {
    if (!this.#isWanted || this.isMade) return manifest;
    const commandLine = `${manifest.machine.commandLine} ${taskParameter}`;
    return { ...manifest, machine: { ...manifest.machine, commandLine } };
  }

  /** Takes the archive out of the machine that made it; false when there was none to take. */
  async take(machine: Machine): Promise<boolean> {
    if (!this.#isWanted || this.isMade) return false;
    const bytes = await machine.getFile(packedPath);
    if (bytes === null) {
      throw new BuildFailure({ kind: "guestFailed", step: "packing the cluster", consoleTail: "" });
    }
    await machine.removeFile(packedPath);
    await writeFile(`${this.#cachePath}.writing`, bytes);
    await rename(`${this.#cachePath}.writing`, this.#cachePath);
    this.#bytes = bytes;
    return true;
  }
}

/** A root file system with the cluster in it. Only root may read it. */
export function withClusterArchive(tree: FileTree, { bytes }: ClusterArchive): FileTree {
  const entry = {
    kind: "file",
    path: archivePath,
    permissions: 0o600,
    userId: 0,
    groupId: 0,
    modifiedAt: 0,
    size: bytes.length,
    source: { kind: "bytes", bytes },
  } as const;
  return mergeTrees(tree, treeOf([entry]));
}
