import { join } from "node:path";
import type { ImageSource } from "../image/imageSource.ts";
import { fetchFirmware } from "../packages/fetchFirmware.ts";
import type { Progress } from "../progress.ts";
import { fileBytes } from "../tree/fileBytes.ts";
import { filterTree, mergeTrees } from "../tree/fileTree.ts";
import { readDirectoryTree } from "../tree/readDirectoryTree.ts";
import { adaptTree } from "./adaptTree.ts";
import { readIndexedTree } from "./readIndexedTree.ts";
import { mountByKernel } from "./mountByKernel.ts";
import { findLayout } from "./runtimeLayout.ts";

/** Reads an image's source from the runtime folder of another page that boots its server in v86. */
export async function runtimeSource(
  directory: string,
  builderDirectory: string,
  cache: string,
  progress: Progress,
): Promise<ImageSource> {
  const tree = await progress.phase(
    "runtime folder",
    () =>
      readIndexedTree(join(directory, "filesystem/filesystem.json"), join(directory, "filesystem")),
    ({ size }) => `${size} entries`,
  );
  const layout = findLayout(tree);
  const { kernel, initrd, inittab, isIvorySql } = layout;
  progress.note(`kernel /${kernel.path}, data directory /${layout.dataDirectory.path}`);
  const overlay = await readOverlays(builderDirectory);
  const decoder = new TextDecoder();
  return {
    label: isIvorySql ? "IvorySQL" : "PostgreSQL",
    details: "from a runtime folder",
    tree: adaptTree(tree, layout, decoder.decode(await fileBytes(inittab)), overlay),
    kernel: await fileBytes(kernel),
    initrd: initrd === null ? null : await fileBytes(initrd),
    ...(await fetchFirmware(cache, progress)),
    rootParameters: initrd === null ? mountByKernel : "",
  };
}

/** The shared session script, and the overlay for existing guests. */
async function readOverlays(builderDirectory: string): ReturnType<typeof readDirectoryTree> {
  const options = { owner: "root", permissions: "plain" } as const;
  const shared = await readDirectoryTree(join(builderDirectory, "overlay"), options);
  return mergeTrees(
    filterTree(shared, ({ path }) => path === "usr/lib/workbench/psql-session"),
    await readDirectoryTree(join(builderDirectory, "runtime/overlay"), options),
  );
}
