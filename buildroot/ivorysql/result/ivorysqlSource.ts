import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { BuildFailure } from "../../buildFailure.ts";
import type { ImageSource } from "../../image/imageSource.ts";
import { missingLibraries } from "../../rootfs/libraryClosure.ts";
import { mountByKernel } from "../../runtime/mountByKernel.ts";
import { filterTree, type TreeEntry } from "../../tree/fileTree.ts";
import { readLegalInfo } from "./legalInfo.ts";
import { readTarTree } from "./readTarTree.ts";

/** Reads an image's source from the result of container/build.sh. */
export async function ivorysqlSource(directory: string, release: string): Promise<ImageSource> {
  const read = async (name: string): Promise<Uint8Array> => {
    const path = join(directory, name);
    return readFile(path).catch(() => {
      throw new BuildFailure({ kind: "fileMissing", path });
    });
  };
  const tree = filterTree(readTarTree(await read("rootfs.tar")), isNeededInGuest);
  const missing = await missingLibraries(tree);
  if (missing.length > 0) throw new BuildFailure({ kind: "librariesMissing", missing });

  const { parts, licences } = await readLegalInfo(directory);
  const version = new TextDecoder().decode(await read("seabios.version")).trim();
  const seabios = { name: "seabios", version };
  return {
    label: `IvorySQL ${release}`,
    details: "compiled with Buildroot",
    tree,
    kernel: await read("bzImage"),
    initrd: null,
    bios: await read("bios.bin"),
    vgaBios: await read("vgabios-stdvga.bin"),
    rootParameters: mountByKernel,
    parts: [...parts, seabios],
    licences: [...licences, { ...seabios, text: await read("seabios.copyright") }],
  };
}

/**
 * Files to leave out: the shared overlay's listener, which IvorySQL does not need; Buildroot's init
 * scripts, which are not used; and links in /dev, over which the kernel mounts devtmpfs.
 */
const unneeded =
  /^(?:etc\/pgbouncer|usr\/lib\/workbench\/run-pgbouncer|etc\/init\.d|dev\/.+)(?:\/|$)/;

function isNeededInGuest({ path }: TreeEntry): boolean {
  return !unneeded.test(path);
}
