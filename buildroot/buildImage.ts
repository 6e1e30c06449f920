import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseManifest } from "../src/vm/manifest.ts";
import type { BuildOptions } from "./image/arguments.ts";
import { assembleImage } from "./image/assembleImage.ts";
import { debianId, debianSource } from "./image/debianSource.ts";
import { directorySource } from "./image/directorySource.ts";
import { imageId } from "./image/draftManifest.ts";
import { addToImageIndex } from "./image/imageIndexFile.ts";
import type { ImageSource } from "./image/imageSource.ts";
import { inputsDigest, packageVersion } from "./image/inputsDigest.ts";
import { megabytes, type Progress } from "./progress.ts";

/** Builds an image below `public/vm` unless it exists with the same inputs. */
export async function buildImage(
  projectDirectory: string,
  options: BuildOptions,
  progress: Progress,
): Promise<void> {
  const outputDirectory = join(projectDirectory, "public", "vm");
  const cache = join(projectDirectory, ".cache", "image");
  const digest = await inputsDigest(projectDirectory, options);
  const id = imageId(options, debianId);
  if (!options.isForced && (await existingDigest(join(outputDirectory, id))) === digest) {
    progress.note(`image ${id} is up to date; --force builds it anew from the newest packages`);
    return;
  }
  const manifest = await assembleImage({
    id,
    source: await readSource(projectDirectory, cache, options, progress),
    options,
    outputDirectory,
    cache,
    v86Version: await packageVersion(projectDirectory, "v86"),
    inputsDigest: digest,
    createdAt: new Date().toISOString(),
    progress,
  });
  await addToImageIndex(outputDirectory, manifest);
  const stateSize = megabytes(manifest.files.state?.size ?? 0);
  progress.note(`image ${id}: ${manifest.label}, snapshot ${stateSize}, in ${progress.total()}`);
}

async function readSource(
  projectDirectory: string,
  cache: string,
  { source }: BuildOptions,
  progress: Progress,
): Promise<ImageSource> {
  const builderDirectory = join(projectDirectory, "buildroot");
  return source.kind === "debian"
    ? debianSource(builderDirectory, cache, progress)
    : directorySource(source, cache, progress);
}

/** Returns the inputs' digest of a complete image; null if there is none. */
async function existingDigest(imageDirectory: string): Promise<string | null> {
  const text = await readFile(join(imageDirectory, "manifest.json"), "utf8").catch(() => null);
  if (text === null) return null;
  const parsed = parseManifest(JSON.parse(text));
  return parsed.kind === "manifest" ? parsed.manifest.inputsDigest : null;
}
