import { readFile } from "node:fs/promises";
import { BuildFailure } from "../buildFailure.ts";
import { fetchFirmware } from "../packages/fetchFirmware.ts";
import { megabytes, type Progress } from "../progress.ts";
import { sortedEntries } from "../tree/fileTree.ts";
import { readDirectoryTree } from "../tree/readDirectoryTree.ts";
import type { RootSource } from "./arguments.ts";
import type { ImageSource } from "./imageSource.ts";

/** For a kernel with a built-in 9p driver, which mounts its root without an initrd. */
const mountByKernel =
  "root=host9p rootfstype=9p rw rootflags=trans=virtio,version=9p2000.L,cache=loose,msize=262144";

/** Uses an existing root file system; adds only the machine's firmware. */
export async function directorySource(
  source: Extract<RootSource, { kind: "directory" }>,
  cache: string,
  progress: Progress,
): Promise<ImageSource> {
  const kernel = await readRequired(source.kernel);
  const initrd = source.initrd === null ? null : await readRequired(source.initrd);
  const firmware = await fetchFirmware(cache, progress);
  const tree = await progress.phase(
    "root file system",
    () => readTree(source.directory),
    (read) => {
      const bytes = sortedEntries(read).map((entry) => (entry.kind === "file" ? entry.size : 0));
      return `${read.size} entries, ${megabytes(bytes.reduce((sum, size) => sum + size, 0))}`;
    },
  );
  return {
    label: "",
    details: source.details,
    tree,
    kernel,
    initrd,
    ...firmware,
    rootParameters: initrd === null ? mountByKernel : "",
  };
}

async function readTree(directory: string): ReturnType<typeof readDirectoryTree> {
  try {
    return await readDirectoryTree(directory, { owner: "asOnDisk", permissions: "asOnDisk" });
  } catch (error) {
    throw asMissingFile(error, directory);
  }
}

async function readRequired(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw asMissingFile(error, path);
  }
}

function asMissingFile(error: unknown, path: string): unknown {
  const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
  return isMissing ? new BuildFailure({ kind: "fileMissing", path }) : error;
}
