import type { ReadFileResult } from "./machineEnvironment.ts";
import type { MachineFailure } from "./machineFailure.ts";
import type { V86BlobStorage } from "./v86Internals.ts";

/**
 * Reads the contents of the guest's files when the guest needs them.
 *
 * It takes the place of v86's own loading (src/browser/filestorage.js, `load_from_server`), which
 * says nothing when a file is missing, tries for ever when the server fails, and fetches a file
 * twice that is asked for twice at the same time. The guest's read still cannot be answered with an
 * error: it never returns, so a failure here is one of the whole machine.
 */
export class BlobLoader {
  readonly #storage: V86BlobStorage;
  readonly #readBlob: (name: string) => Promise<ReadFileResult>;
  readonly #onFailure: (failure: MachineFailure) => void;
  readonly #loading = new Map<string, Promise<Uint8Array>>();
  #count = 0;

  constructor(
    storage: V86BlobStorage,
    readBlob: (name: string) => Promise<ReadFileResult>,
    onFailure: (failure: MachineFailure) => void,
  ) {
    this.#storage = storage;
    this.#readBlob = readBlob;
    this.#onFailure = onFailure;
    storage.load_from_server = (name, size) => this.#load(name, size);
  }

  /** Blobs loaded so far. */
  get count(): number {
    return this.#count;
  }

  #load(name: string, size: number): Promise<Uint8Array> {
    const started = this.#loading.get(name);
    if (started !== undefined) return started;
    const loading = this.#read(name, size).finally(() => this.#loading.delete(name));
    this.#loading.set(name, loading);
    return loading;
  }

  async #read(name: string, size: number): Promise<Uint8Array> {
    const result = await this.#readBlob(name);
    if (result.kind === "failed") {
      this.#onFailure(result.failure);
      return waitForever();
    }
    const bytes = name.endsWith(".zst")
      ? new Uint8Array(this.#storage.zstd_decompress(size, result.bytes))
      : result.bytes;
    await this.#storage.cache(name, bytes);
    this.#count += 1;
    return bytes;
  }
}

function waitForever(): Promise<never> {
  return new Promise(() => undefined);
}
