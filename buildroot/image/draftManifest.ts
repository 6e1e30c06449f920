import type { ImageManifest } from "../../src/vm/manifest.ts";
import type { PackedTree } from "../pack/packTree.ts";
import type { Progress } from "../progress.ts";
import { type BuildOptions, defaultMemoryMiB } from "./arguments.ts";
import { commonParameters, devices, type ImageSource, ports } from "./imageSource.ts";
import type { ImageWriter } from "./imageWriter.ts";
import { writeLicences } from "./licences.ts";

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

/** Returns the given id, or one made of the source's id and an unusual memory size. */
export function imageId({ id, memoryMiB }: BuildOptions, usual: string): string {
  return id ?? (memoryMiB === defaultMemoryMiB ? usual : `${usual}-${memoryMiB}`);
}

/**
 * Writes all files of an image except the state, and returns its manifest before the first boot:
 * without a state and without the server's version.
 */
export async function draftManifest(
  plan: ImagePlan,
  packed: PackedTree,
  writer: ImageWriter,
): Promise<ImageManifest> {
  const { source, options } = plan;
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
      initrd: initrd === null ? null : await writer.write("initrd.img", initrd),
      fileSystem: await writer.write("filesystem.json", JSON.stringify(packed.index)),
      state: null,
    },
    blobs: { directory: "blobs", count: packed.count, totalSize: packed.totalSize },
    v86Version: plan.v86Version,
    inputsDigest: plan.inputsDigest,
    createdAt: plan.createdAt,
  };
}
