import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { ImageManifest } from "../../src/vm/manifest.ts";
import { coldBoot } from "../boot/coldBoot.ts";
import { prepareGuest, type ServerReport } from "../boot/prepareGuest.ts";
import { saveQuietState } from "../boot/saveQuietState.ts";
import { sha256 } from "../digest.ts";
import { CompressPool, compressionLevels } from "../pack/compressPool.ts";
import { packTree } from "../pack/packTree.ts";
import { megabytes, type Progress } from "../progress.ts";
import { type BuildOptions, defaultMemoryMiB } from "./arguments.ts";
import { commonParameters, devices, type ImageSource, ports } from "./imageSource.ts";
import { ImageWriter } from "./imageWriter.ts";
import { writeLicences } from "./licences.ts";
import { cutIntoParts, largestFileBytes } from "./stateParts.ts";

const bootTimeoutMs = 600_000;
const answerTimeoutMs = 120_000;

export interface ImagePlan {
  readonly id: string;
  readonly source: ImageSource;
  readonly options: BuildOptions;
  /** `public/vm`. */
  readonly outputDirectory: string;
  readonly cache: string;
  readonly v86Version: string;
  readonly inputsDigest: string;
  readonly createdAt: string;
  readonly progress: Progress;
}

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
    const writer = new ImageWriter(beside);
    const draft = await writeParts(plan, writer, pool);
    // The machine that is snapshotted is opened like any other, from a manifest.
    await new ImageWriter(beside).write("manifest.json", JSON.stringify(draft));
    const manifest = await addState(plan, draft, writer, pool);
    await writer.write("manifest.json", `${JSON.stringify(manifest, null, 2)}\n`);
    await new ImageWriter(beside).write("SHA256SUMS", writer.checksums());
    await replaceDirectory(join(plan.outputDirectory, id), beside);
    return manifest;
  } finally {
    await pool.dispose();
    await rm(beside, { recursive: true, force: true });
  }
}

/** The name of an image that is not given one says what is special about it. */
export function imageId({ id, memoryMiB }: BuildOptions, usual: string): string {
  return id ?? (memoryMiB === defaultMemoryMiB ? usual : `${usual}-${memoryMiB}`);
}

/** Writes all that does not come out of the running machine. */
async function writeParts(
  plan: ImagePlan,
  writer: ImageWriter,
  pool: CompressPool,
): Promise<ImageManifest> {
  const { source, options, progress } = plan;
  const packed = await progress.phase(
    "pack",
    () => packTree(source.tree, join(writer.directory, "blobs"), join(plan.cache, "blobs"), pool),
    ({ count, totalSize }) => `${count} blobs, ${megabytes(totalSize)}`,
  );
  const { initrd } = source;
  const isDefaultMemory = options.memoryMiB === defaultMemoryMiB;
  const label = isDefaultMemory ? source.label : `${source.label} (${options.memoryMiB} MB)`;
  await writeLicences(writer, source.licences);
  const parts = source.parts.map(({ name, version }) => `${name} ${version}\n`);
  await writer.write("packages.txt", parts.join(""));
  return {
    format: 1,
    id: plan.id,
    label: options.label ?? label,
    engine: { name: "PostgreSQL", version: "", details: source.details },
    ports,
    service: { port: 5432, serialLine: 3 },
    database: "postgres",
    user: "postgres",
    machine: {
      memoryMiB: options.memoryMiB,
      vgaMemoryMiB: 1,
      commandLine: `${commonParameters} ${source.rootParameters}`.trim(),
      devices,
    },
    files: {
      bios: await writer.write("bios.bin", source.bios),
      vgaBios: await writer.write("vgabios.bin", source.vgaBios),
      kernel: await writer.write("kernel.bin", source.kernel),
      initrd: initrd === null ? null : await writer.write("initrd.gz", initrd),
      fileSystem: await writer.write("filesystem.json", JSON.stringify(packed.index)),
      state: null,
    },
    blobs: { directory: "blobs", count: packed.count, totalSize: packed.totalSize },
    v86Version: plan.v86Version,
    inputsDigest: plan.inputsDigest,
    createdAt: plan.createdAt,
  };
}

async function addState(
  plan: ImagePlan,
  draft: ImageManifest,
  writer: ImageWriter,
  pool: CompressPool,
): Promise<ImageManifest> {
  const { progress } = plan;
  const { report, state } = await takeState(writer.directory, progress);
  const frame = await progress.phase(
    "compress the state",
    () => pool.compress(state, compressionLevels.state),
    ({ length }) => `${megabytes(state.length)} to ${megabytes(length)}`,
  );
  const parts = [];
  for (const [index, part] of cutIntoParts(frame, largestFileBytes).entries()) {
    parts.push(await writer.write(`state/${index}.zst`, part));
  }
  return {
    ...draft,
    engine: { ...draft.engine, ...report },
    files: { ...draft.files, state: { parts, size: frame.length, sha256: sha256(frame) } },
  };
}

interface TakenState {
  readonly report: ServerReport;
  readonly state: Uint8Array;
}

async function takeState(imageDirectory: string, progress: Progress): Promise<TakenState> {
  const machine = await progress.phase(
    "cold boot",
    () => coldBoot(imageDirectory, bootTimeoutMs),
    () => "the sessions wait",
  );
  try {
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
    return { report, state };
  } finally {
    machine.dispose();
  }
}

async function replaceDirectory(directory: string, replacement: string): Promise<void> {
  const old = `${directory}.old`;
  await rm(old, { recursive: true, force: true });
  await rename(directory, old).catch(() => undefined);
  await rename(replacement, directory);
  await rm(old, { recursive: true, force: true });
}
