import { join } from "node:path";
import type { BuildOptions } from "../image/arguments.ts";
import { assembleImage } from "../image/assembleImage.ts";
import { imageId } from "../image/draftManifest.ts";
import { addToImageIndex } from "../image/imageIndexFile.ts";
import { inputsDigest, packageVersion } from "../image/inputsDigest.ts";
import { megabytes, type Progress } from "../progress.ts";
import { runtimeSource } from "./runtimeSource.ts";

const usualId = "runtime";

/** Builds an image below `public/vm` from a runtime folder, without reusing an existing one. */
export async function buildRuntimeImage(
  projectDirectory: string,
  directory: string,
  options: BuildOptions,
  progress: Progress,
): Promise<void> {
  const cache = join(projectDirectory, ".cache", "image");
  const outputDirectory = join(projectDirectory, "public", "vm");
  const manifest = await assembleImage({
    id: imageId(options, usualId),
    source: await runtimeSource(directory, join(projectDirectory, "buildroot"), cache, progress),
    options,
    outputDirectory,
    cache,
    v86Version: await packageVersion(projectDirectory, "v86"),
    inputsDigest: await inputsDigest(projectDirectory, options),
    createdAt: new Date().toISOString(),
    progress,
  });
  await addToImageIndex(outputDirectory, manifest);
  const { name, version } = manifest.engine;
  const stateSize = megabytes(manifest.files.state?.size ?? 0);
  progress.note(
    `image ${manifest.id}: ${name} ${version}, snapshot ${stateSize}, in ${progress.total()}`,
  );
}
