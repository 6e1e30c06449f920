import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { ImageManifest } from "../../src/vm/manifest.ts";
import { ClusterArchive, withClusterArchive } from "../boot/clusterArchive.ts";
import { coldBoot } from "../boot/coldBoot.ts";
import { prepareGuest } from "../boot/prepareGuest.ts";
import { saveQuietState } from "../boot/saveQuietState.ts";
import { sha256 } from "../digest.ts";
import { CompressPool, compressionLevels } from "../pack/compressPool.ts";
import { type PackedTree, packTree } from "../pack/packTree.ts";
import { megabytes } from "../progress.ts";
import { draftManifest, type ImagePlan } from "./draftManifest.ts";
import { ImageWriter } from "./imageWriter.ts";
import { cutIntoParts, largestFileBytes } from "./stateParts.ts";

const bootTimeoutMs = 600_000;
const answerTimeoutMs = 120_000;

/**
 * Packs, boots and snapshots an image. It grows in a directory beside the old one and takes its
 * place when it is whole.
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

/** An image that is being made, below the directory of its writer. */
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
      () => this.#pack(null),
      ({ count, totalSize }) => `${count} blobs, ${megabytes(totalSize)}`,
    );
    const draft = await draftManifest(this.#plan, packed, this.#writer);
    const archive = await ClusterArchive.find(source.tree, packed.index, cache);
    const ready = archive.isMade ? await this.#addCluster(draft, archive) : draft;
    const { manifest, frame } = await this.#bootAndSave(ready, archive);
    return this.#finish(manifest, frame);
  }

  /** Boots the image as it is so far and takes its state. */
  async #bootAndSave(
    draft: ImageManifest,
    archive: ClusterArchive,
  ): Promise<{ readonly manifest: ImageManifest; readonly frame: Uint8Array }> {
    const { progress } = this.#plan;
    // The machine that is snapshotted is opened like any other, from a manifest.
    await this.#writer.writeManifest(archive.withTask(draft));
    const machine = await progress.phase(
      "cold boot",
      () => coldBoot(this.#writer.directory, bootTimeoutMs),
      () => "the sessions wait",
    );
    try {
      const isTaken = await archive.take(machine);
      const manifest = isTaken ? await this.#addCluster(draft, archive) : draft;
      const report = await progress.phase(
        "warm up",
        () => prepareGuest(machine, answerTimeoutMs),
        ({ name, version }) => `${name} ${version}`,
      );
      const state = await progress.phase(
        "snapshot",
        () => saveQuietState(machine),
        ({ length }) => megabytes(length),
      );
      const frame = await progress.phase(
        "compress the state",
        () => this.#pool.compress(state, compressionLevels.state),
        ({ length }) => `${megabytes(state.length)} to ${megabytes(length)}`,
      );
      return { manifest: { ...manifest, engine: { ...manifest.engine, ...report } }, frame };
    } finally {
      machine.dispose();
    }
  }

  /** Puts the server's cluster among the guest's files, so that later boots need not make one. */
  async #addCluster(draft: ImageManifest, archive: ClusterArchive): Promise<ImageManifest> {
    const { index, count, totalSize } = await this.#plan.progress.phase(
      "add the cluster",
      () => this.#pack(archive),
      (packed) => `${packed.count} blobs, ${megabytes(packed.totalSize)}`,
    );
    const fileSystem = await this.#writer.write("filesystem.json", JSON.stringify(index));
    return {
      ...draft,
      files: { ...draft.files, fileSystem },
      blobs: { ...draft.blobs, count, totalSize },
    };
  }

  #pack(archive: ClusterArchive | null): Promise<PackedTree> {
    const { source, cache } = this.#plan;
    const tree = archive === null ? source.tree : withClusterArchive(source.tree, archive);
    return packTree(tree, join(this.#writer.directory, "blobs"), join(cache, "blobs"), this.#pool);
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
