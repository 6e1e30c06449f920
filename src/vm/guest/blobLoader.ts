import { describeError } from "../explainError.ts";
import { readGuestFileContent } from "../files/readGuestFileContent.ts";
import type { MachineEnvironment } from "../machineEnvironment.ts";
import type { MachineFailure } from "../machineFailure.ts";
import type { MissingFile } from "../missingFile.ts";
import type { V86BlobStorage } from "../emulator/v86Internals.ts";

export interface BlobLoaderEvents {
  /** Called when a file is found missing, and when a missing one was loaded. */
  readonly onMissing: (files: readonly MissingFile[]) => void;
  /** Called in environments that do not retry missing files. */
  readonly onFailure: (failure: MachineFailure) => void;
}

/** Time after which a file in flight is reported; it may be large or its server may hang. */
const lateMs = 10_000;

type Attempt = Uint8Array | Omit<MissingFile, "sinceMs">;
type BlobEnvironment = Pick<MachineEnvironment, "readBlob" | "blobRetryMs" | "scheduler">;

/**
 * Loads the contents of guest files when the guest reads them, and checks them.
 *
 * Replaces v86's own loading (src/browser/filestorage.js, `load_from_server`), which does not
 * report a missing file, retries for ever when the server fails, and fetches a file twice if it is
 * requested twice at the same time. v86's own decompression traps when a bit is wrong. The guest's
 * read cannot be answered with an error, so it waits until the file is loaded.
 */
export class BlobLoader {
  readonly #storage: V86BlobStorage;
  readonly #environment: BlobEnvironment;
  readonly #signal: AbortSignal;
  readonly #events: BlobLoaderEvents;
  readonly #loading = new Map<string, Promise<Uint8Array>>();
  readonly #missing = new Map<string, MissingFile>();
  #retry = new RetrySignal();
  #count = 0;

  constructor(
    storage: V86BlobStorage,
    environment: BlobEnvironment,
    signal: AbortSignal,
    events: BlobLoaderEvents,
  ) {
    this.#storage = storage;
    this.#environment = environment;
    this.#signal = signal;
    this.#events = events;
    storage.load_from_server = (name) => this.#load(name);
  }

  /** Number of blobs loaded so far. */
  get count(): number {
    return this.#count;
  }

  /** Retries the missing files at once. */
  retry(): void {
    const before = this.#retry;
    this.#retry = new RetrySignal();
    before.give();
  }

  #load(name: string): Promise<Uint8Array> {
    const started = this.#loading.get(name);
    if (started !== undefined) return started;
    const loading = this.#read(name).finally(() => this.#loading.delete(name));
    this.#loading.set(name, loading);
    return loading;
  }

  async #read(name: string): Promise<Uint8Array> {
    const sinceMs = Date.now();
    for (;;) {
      const retry = this.#retry;
      const result = await this.#watch(name, sinceMs, retry);
      if (result instanceof Uint8Array) {
        if (this.#missing.delete(name)) this.#tell();
        await this.#storage.cache(name, result);
        this.#count += 1;
        return result;
      }
      const { blobRetryMs } = this.#environment;
      if (blobRetryMs === null) {
        const { file, message } = result;
        this.#events.onFailure({ kind: "guestFileMissing", file, message });
        return waitForever();
      }
      if (this.#signal.aborted) return waitForever();
      // A retry has replaced this attempt.
      if (retry !== this.#retry) continue;
      this.#noteMissing(name, { ...result, sinceMs });
      await this.#pause(blobRetryMs);
    }
  }

  /** Makes one attempt; reports it when it takes long, and abandons it at a retry. */
  async #watch(name: string, sinceMs: number, retry: RetrySignal): Promise<Attempt> {
    const abort = new AbortController();
    const end = (): void => {
      abort.abort();
    };
    const aborted: Attempt = { file: name, problem: "unreachable", message: "given up" };
    const givenUp = new Promise<Attempt>((resolve) => {
      abort.signal.addEventListener("abort", () => {
        resolve(aborted);
      });
    });
    void retry.given.then(end);
    this.#signal.addEventListener("abort", end);
    const stopTimer =
      this.#environment.blobRetryMs === null
        ? undefined
        : this.#environment.scheduler.after(lateMs, () => {
            this.#noteMissing(name, { file: name, problem: "late", message: "no answer", sinceMs });
          });
    try {
      // Abort may have no effect on a hanging part of the browser.
      return await Promise.race([this.#attempt(name, abort.signal), givenUp]);
    } finally {
      stopTimer?.();
      this.#signal.removeEventListener("abort", end);
    }
  }

  /** Returns the file's content, or why it could not be loaded. */
  async #attempt(name: string, signal: AbortSignal): Promise<Attempt> {
    let message = "";
    let file = name;
    try {
      for (const cache of ["default", "reload"] as const) {
        const result = await this.#environment.readBlob(name, signal, cache);
        if (result.kind === "failed") {
          const { failure } = result;
          if ("file" in failure) ({ file } = failure);
          message = "message" in failure ? failure.message : "not found";
          return { file, problem: "unreachable", message };
        }
        ({ file } = result);
        const content = await readGuestFileContent(name, result.bytes);
        if (content !== null) return content;
        message = "its content does not fit its name";
      }
    } catch (error) {
      return { file, problem: "unreachable", message: describeError(error) };
    }
    return { file, problem: "altered", message };
  }

  #noteMissing(name: string, missing: MissingFile): void {
    this.#missing.set(name, missing);
    this.#tell();
  }

  #tell(): void {
    this.#events.onMissing([...this.#missing.values()]);
  }

  #pause(delayMs: number): Promise<void> {
    const retry = this.#retry;
    return new Promise((resolve) => {
      const cancel = this.#environment.scheduler.after(delayMs, resolve);
      void retry.given.then(() => {
        cancel();
        resolve();
      });
    });
  }
}

class RetrySignal {
  give: () => void = () => undefined;
  readonly given = new Promise<void>((resolve) => {
    this.give = resolve;
  });
}

function waitForever(): Promise<never> {
  return new Promise(() => undefined);
}
