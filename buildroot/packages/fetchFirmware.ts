import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Progress } from "../progress.ts";
import { type Credits, creditPackages } from "./credits.ts";
import { fetchPackages, type UnpackedPackage } from "./fetchPackages.ts";

/** The BIOS of the machine and of its graphics card. */
export interface Firmware {
  readonly bios: Uint8Array;
  readonly vgaBios: Uint8Array;
}

const firmwarePackage = "seabios";

/** For an existing root file system, which rarely contains a BIOS. */
export async function fetchFirmware(
  cache: string,
  progress: Progress,
): Promise<Firmware & Credits> {
  const packages = await progress.phase(
    "firmware",
    () => fetchPackages([firmwarePackage], cache, progress),
    () => firmwarePackage,
  );
  return { ...(await readFirmware(packages)), ...(await creditPackages(packages)) };
}

export async function readFirmware(packages: readonly UnpackedPackage[]): Promise<Firmware> {
  const seabios = packages.find(({ name }) => name === firmwarePackage);
  if (seabios === undefined) throw new Error(`${firmwarePackage} is not among the packages`);
  const directory = join(seabios.directory, "usr/share/seabios");
  return {
    bios: await readFile(join(directory, "bios.bin")),
    vgaBios: await readFile(join(directory, "vgabios-stdvga.bin")),
  };
}
