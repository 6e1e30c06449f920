import { join } from "node:path";
import { sha256 } from "../digest.ts";
import type { BuildOptions } from "../image/arguments.ts";
import { assembleImage } from "../image/assembleImage.ts";
import { imageId } from "../image/draftManifest.ts";
import { addToImageIndex } from "../image/imageIndexFile.ts";
import { inputsDigest, packageVersion } from "../image/inputsDigest.ts";
import { megabytes, type Progress } from "../progress.ts";
import type { IvorysqlOptions, IvorysqlWay } from "./arguments.ts";
import { buildRuntimeImage } from "../runtime/buildRuntimeImage.ts";
import { runCommand } from "../runCommand.ts";
import { cloneWasm, findRuntimeFolder } from "./cloneWasm.ts";
import { compileInContainer } from "./container/compileInContainer.ts";
import { ivorysqlSource } from "./result/ivorysqlSource.ts";

/** Builds an image with IvorySQL below `public/vm`, the way that was asked for. */
export async function buildIvorysqlImage(
  projectDirectory: string,
  { way, memoryMiB }: IvorysqlOptions,
  progress: Progress,
): Promise<void> {
  progress.note(describeWay(way));
  if (way.kind === "container") {
    const result = await compileInContainer(projectDirectory, way.release, progress);
    const { release } = way;
    await assembleIvorysqlImage(projectDirectory, { release, memoryMiB }, result, progress);
    return;
  }
  const checkout =
    way.kind === "checkout"
      ? way.directory
      : await progress.phase(
          "clone",
          () => cloneWasm(join(projectDirectory, ".cache", "ivorysql-wasm"), runCommand),
          (directory) => directory,
        );
  const directory = await findRuntimeFolder(checkout);
  const options: BuildOptions = {
    id: null,
    label: "IvorySQL",
    memoryMiB,
    isForced: true,
    source: { kind: "directory", directory, kernel: "", initrd: null, details: "" },
  };
  const id = imageId(options, "ivorysql");
  await buildRuntimeImage(projectDirectory, directory, { ...options, id }, progress);
}

function describeWay(way: IvorysqlWay): string {
  switch (way.kind) {
    case "checkout":
      return `the server comes from the checkout of IvorySQL-WASM in ${way.directory}`;
    case "clone":
      return "the server comes from a clone of IvorySQL-WASM";
    case "container":
      return `IvorySQL ${way.release} is compiled in a container; a checkout of IvorySQL-WASM is quicker (--runtime DIR, --from-wasm)`;
  }
}

/** The second half: from the files that were compiled to an image that the page offers. */
export async function assembleIvorysqlImage(
  projectDirectory: string,
  { release, memoryMiB }: { readonly release: string; readonly memoryMiB: number },
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
