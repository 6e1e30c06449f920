import type { MachineFailure } from "./machineFailure.ts";
import type { ImageFile } from "./manifest.ts";
import type { Scheduler } from "../base/scheduler.ts";

export type ReadFileResult =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: "failed"; readonly failure: MachineFailure };

export type ReadBlobResult =
  | {
      readonly kind: "bytes";
      readonly bytes: Uint8Array<ArrayBuffer>;
      /** Where they came from: an address or a path. */
      readonly file: string;
    }
  | { readonly kind: "failed"; readonly failure: MachineFailure };

/** What a machine needs of the place in which it runs: a worker or Node. */
export interface MachineEnvironment {
  readonly scheduler: Scheduler;
  /** Makes an instance of v86's WebAssembly module; rejects when there is no WebAssembly. */
  instantiate(imports: WebAssembly.Imports): Promise<WebAssembly.Exports>;
  /** Reads a file of the image whole and checks it against its description. */
  readFile(
    file: ImageFile,
    onProgress: (loadedBytes: number) => void,
    signal: AbortSignal,
  ): Promise<ReadFileResult>;
  /**
   * Reads a file of the image's blob directory as it is there, packed and unchecked; `reload` reads
   * past all caches.
   */
  readBlob(name: string, signal: AbortSignal, cache: "default" | "reload"): Promise<ReadBlobResult>;
  /** The pause before a missing file of the guest is tried again; null: the machine fails. */
  readonly blobRetryMs: number | null;
}
