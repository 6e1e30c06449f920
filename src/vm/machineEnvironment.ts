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
      /** Their source: a URL or a path. */
      readonly file: string;
    }
  | { readonly kind: "failed"; readonly failure: MachineFailure };

/** Services that a machine needs from its host: a worker or Node. */
export interface MachineEnvironment {
  readonly scheduler: Scheduler;
  /** Instantiates v86's WebAssembly module; rejects when there is no WebAssembly. */
  instantiate(imports: WebAssembly.Imports): Promise<WebAssembly.Exports>;
  /** Reads a whole file of the image and checks it against its description. */
  readFile(
    file: ImageFile,
    onProgress: (loadedBytes: number) => void,
    signal: AbortSignal,
  ): Promise<ReadFileResult>;
  /**
   * Reads a file of the image's blob directory as stored, packed and unchecked; `reload` bypasses
   * all caches.
   */
  readBlob(name: string, signal: AbortSignal, cache: "default" | "reload"): Promise<ReadBlobResult>;
  /** Delay before a missing guest file is retried, in milliseconds; null: the machine fails. */
  readonly blobRetryMs: number | null;
}
