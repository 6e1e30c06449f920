import { join } from "node:path";
import { sha256 } from "../digest.ts";
import type { BuildOptions } from "../image/arguments.ts";
import { assembleImage } from "../image/assembleImage.ts";
import { imageId } from "../image/draftManifest.ts";
import { addToImageIndex } from "../image/imageIndexFile.ts";
import { inputsDigest, packageVersion } from "../image/inputsDigest.ts";
import { megabytes, type Progress } from "../progress.ts";
import type { IvorysqlOptions } from "./arguments.ts";
import { compileInContainer } from "./container/compileInContainer.ts";
import { ivorysqlSource } from "./result/ivorysqlSource.ts";

/** Compiles IvorySQL and builds an image with it below `public/vm`. */
export async function buildIvorysqlImage(
  projectDirectory: string,
  { release, memoryMiB }: IvorysqlOptions,
  progress: Progress,
): Promise<void> {
  const result = await compileInContainer(projectDirectory, release, progress);
  await assembleIvorysqlImage(projectDirectory, { release, memoryMiB }, result, progress);
}

/** The second half: from the files that were compiled to an image that the page offers. */
export async function assembleIvorysqlImage(
  projectDirectory: string,
  { release, memoryMiB }: IvorysqlOptions,
  result: string,
  progress: Progress,
): Promise<void> {
  const outputDirectory = join(projectDirectory, "public", "vm");
  const source = await progress.phase(
    "root file system",
    () => ivorysqlSource(result, release),
    ({ tree }) => `${tree.size} entries`,
  );
  const options: BuildOptions = {
    id: null,
    label: null,
    memoryMiB,
    isForced: true,
    source: {
      kind: "directory",
      directory: result,
      kernel: join(result, "bzImage"),
      initrd: null,
      details: source.details,
    },
  };
  const manifest = await assembleImage({
    id: imageId(options, `ivorysql-${release.replaceAll(".", "-")}`),
    source,
    options,
    outputDirectory,
    cache: join(projectDirectory, ".cache", "image"),
    v86Version: await packageVersion(projectDirectory, "v86"),
    inputsDigest: sha256(await inputsDigest(projectDirectory, options), source.kernel),
    createdAt: new Date().toISOString(),
    progress,
  });
  await addToImageIndex(outputDirectory, manifest);
  const stateSize = megabytes(manifest.files.state?.size ?? 0);
  progress.note(
    `image ${manifest.id}: ${manifest.label}, snapshot ${stateSize}, in ${progress.total()}`,
  );
}
