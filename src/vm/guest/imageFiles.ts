import { joinBytes } from "../../base/joinBytes.ts";
import type { MachineEnvironment, ReadFileResult } from "../machineEnvironment.ts";
import type { MachineFailure } from "../machineFailure.ts";
import type { ImageFile, ImageManifest } from "../manifest.ts";
import type { MachineStart } from "../machine.ts";

export type ReadFilesResult =
  | { readonly kind: "files"; readonly contents: readonly Uint8Array<ArrayBuffer>[] }
  | { readonly kind: "failed"; readonly failure: MachineFailure };

export interface DownloadProgress {
  readonly loadedBytes: number;
  readonly totalBytes: number;
  /** The file that last received bytes. */
  readonly file: string;
}

/** Total size of the image files that a start needs, in bytes. */
export function countBytesToLoad(manifest: ImageManifest, start: MachineStart): number {
  const { bios, vgaBios, kernel, initrd, fileSystem, state } = manifest.files;
  const firmwareBytes = bios.size + vgaBios.size;
  switch (start.kind) {
    case "snapshot":
      return firmwareBytes + (state?.size ?? 0);
    case "kernel":
      return firmwareBytes + kernel.size + (initrd?.size ?? 0) + fileSystem.size;
    case "state":
      return firmwareBytes;
  }
}

/** Reads files of an image in parallel and adds up their progress. */
export class ImageFiles {
  readonly #environment: MachineEnvironment;
  readonly #totalBytes: number;
  readonly #onProgress: (progress: DownloadProgress) => void;
  readonly #signal: AbortSignal;
  readonly #loadedBytes = new Map<ImageFile, number>();

  constructor(
    environment: MachineEnvironment,
    totalBytes: number,
    onProgress: (progress: DownloadProgress) => void,
    signal: AbortSignal,
  ) {
    this.#environment = environment;
    this.#totalBytes = totalBytes;
    this.#onProgress = onProgress;
    this.#signal = signal;
  }

  async readAll(files: readonly ImageFile[]): Promise<ReadFilesResult> {
    const contents: Uint8Array<ArrayBuffer>[] = [];
    for (const result of await Promise.all(files.map((file) => this.#read(file)))) {
      if (result.kind === "failed") return result;
      contents.push(result.bytes);
    }
    return { kind: "files", contents };
  }

  /** Reads the parts of a file and joins them. */
  async readJoined(parts: readonly ImageFile[]): Promise<ReadFileResult> {
    const result = await this.readAll(parts);
    if (result.kind === "failed") return result;
    const [only] = result.contents;
    if (only !== undefined && result.contents.length === 1) return { kind: "bytes", bytes: only };
    return { kind: "bytes", bytes: joinBytes(result.contents) };
  }

  #read(file: ImageFile): Promise<ReadFileResult> {
    const onProgress = (loadedBytes: number): void => {
      // A retried file starts at 0 again.
      this.#loadedBytes.set(file, loadedBytes);
      const sum = [...this.#loadedBytes.values()].reduce((total, bytes) => total + bytes, 0);
      this.#onProgress({ loadedBytes: sum, totalBytes: this.#totalBytes, file: file.path });
    };
    return this.#environment.readFile(file, onProgress, this.#signal);
  }
}
