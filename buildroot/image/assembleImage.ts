import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Machine } from "../../src/vm/machine.ts";
import type { ImageManifest } from "../../src/vm/manifest.ts";
import {
  canPackCluster,
  clusterCachePath,
  takeCluster,
  withCluster,
  withPackingTask,
} from "../boot/clusterArchive.ts";
import { coldBoot } from "../boot/coldBoot.ts";
import { prepareGuest, type ServerReport } from "../boot/prepareGuest.ts";
import { saveQuietState } from "../boot/saveQuietState.ts";
import { sha256 } from "../digest.ts";
import { CompressPool, compressionLevels } from "../pack/compressPool.ts";
import { type PackedTree, packTree } from "../pack/packTree.ts";
import { megabytes } from "../progress.ts";
import type { FileTree } from "../tree/fileTree.ts";
import { draftManifest, type ImagePlan } from "./draftManifest.ts";
import { ImageWriter } from "./imageWriter.ts";
import { cutIntoParts, largestFileBytes } from "./stateParts.ts";

const bootTimeoutMs = 600_000;
const answerTimeoutMs = 120_000;

/**
 * Packs, boots and snapshots an image in a directory beside the old one, and replaces the old one
 * when complete.
 */
export async function assembleImage(plan: ImagePlan): Promise<ImageManifest> {
  const { id } = plan;
  const beside = join(plan.outputDirectory, `.${id}.building`);
  await rm(beside, { recursive: true, force: true });
  await mkdir(beside, { recursive: true });
  const pool = new CompressPool();
  try {
    const manifest = await new Assembly(plan, new ImageWriter(beside), pool).run();
    await replaceDirectory(join(plan.outputDirectory, id), beside);
    return manifest;
  } finally {
    await pool.dispose();
    await rm(beside, { recursive: true, force: true });
  }
}

async function replaceDirectory(directory: string, replacement: string): Promise<void> {
  const old = `${directory}.old`;
  await rm(old, { recursive: true, force: true });
  await rename(directory, old).catch(() => undefined);
  await rename(replacement, directory);
  await rm(old, { recursive: true, force: true });
}

/** An image in progress, below the directory of its writer. */
class Assembly {
  readonly #plan: ImagePlan;
  readonly #writer: ImageWriter;
  readonly #pool: CompressPool;

  constructor(plan: ImagePlan, writer: ImageWriter, pool: CompressPool) {
    this.#plan = plan;
    this.#writer = writer;
    this.#pool = pool;
  }

  async run(): Promise<ImageManifest> {
    const { progress, source, cache } = this.#plan;
    const packed = await progress.phase(
      "pack",
      () => this.#pack(source.tree),
      ({ count, totalSize }) => `${count} blobs, ${megabytes(totalSize)}`,
    );
    const draft = await draftManifest(this.#plan, packed, this.#writer);
    const tree = await this.#treeWithCluster(draft, await clusterCachePath(packed.index, cache));
    const manifest = tree === source.tree ? draft : await this.#repack(draft, tree);
    const { report, frame } = await this.#bootAndSave(manifest);
    return this.#finish({ ...manifest, engine: { ...manifest.engine, ...report } }, frame);
  }

  /**
   * Returns the root file system with the server's cluster, so that boots need no initdb. One machine
   * creates the cluster and another one is snapshotted, because writes to 9p stay in a state.
   */
  async #treeWithCluster(draft: ImageManifest, cachePath: string): Promise<FileTree> {
    const { source, progress } = this.#plan;
    if (!canPackCluster(source.tree)) return source.tree;
    const cached = await readFile(cachePath).catch(() => null);
    if (cached !== null) return withCluster(source.tree, cached);
    const archive = await progress.phase(
      "make the cluster",
      async () => this.#withMachine(withPackingTask(draft), takeCluster),
      ({ length }) => megabytes(length),
    );
    await writeFile(`${cachePath}.writing`, archive);
    await rename(`${cachePath}.writing`, cachePath);
    return withCluster(source.tree, archive);
  }

  async #bootAndSave(
    manifest: ImageManifest,
  ): Promise<{ readonly report: ServerReport; readonly frame: Uint8Array }> {
    const { progress } = this.#plan;
    const { report, state } = await progress.phase(
      "boot and snapshot",
      async () =>
        this.#withMachine(manifest, async (machine) => ({
          report: await prepareGuest(machine, answerTimeoutMs),
          state: await saveQuietState(machine),
        })),
      (taken) => `${taken.report.name} ${taken.report.version}, ${megabytes(taken.state.length)}`,
    );
    const frame = await progress.phase(
      "compress the state",
      () => this.#pool.compress(state, compressionLevels.state),
      ({ length }) => megabytes(length),
    );
    return { report, frame };
  }

  /** Boots the unfinished image for one task. */
  async #withMachine<T>(
    manifest: ImageManifest,
    run: (machine: Machine) => Promise<T>,
  ): Promise<T> {
    // A machine is opened from a manifest file.
    await this.#writer.writeManifest(manifest);
    const machine = await coldBoot(this.#writer.directory, bootTimeoutMs);
    this.#plan.progress.note("the sessions wait");
    try {
      return await run(machine);
    } finally {
      machine.dispose();
    }
  }

  async #repack(draft: ImageManifest, tree: FileTree): Promise<ImageManifest> {
    const { index, count, totalSize } = await this.#plan.progress.phase(
      "pack the cluster",
      () => this.#pack(tree),
      (packed) => `${packed.count} blobs, ${megabytes(packed.totalSize)}`,
    );
    const fileSystem = await this.#writer.write("filesystem.json", JSON.stringify(index));
    return {
      ...draft,
      files: { ...draft.files, fileSystem },
      blobs: { ...draft.blobs, count, totalSize },
    };
  }

  #pack(tree: FileTree): Promise<PackedTree> {
    const cache = join(this.#plan.cache, "blobs");
    return packTree(tree, join(this.#writer.directory, "blobs"), cache, this.#pool);
  }

  async #finish(draft: ImageManifest, frame: Uint8Array): Promise<ImageManifest> {
    const parts = [];
    for (const [index, part] of cutIntoParts(frame, largestFileBytes).entries()) {
      parts.push(await this.#writer.write(`state/${index}.zst`, part));
    }
    const state = { parts, size: frame.length, sha256: sha256(frame) };
    const manifest = { ...draft, files: { ...draft.files, state } };
    await this.#writer.writeManifest(manifest);
    await this.#writer.writeChecksums();
    return manifest;
  }
}
