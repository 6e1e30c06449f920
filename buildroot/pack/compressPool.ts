import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

/**
 * zstd's compression levels, which also set the window size.
 *
 * - A blob is decompressed while the guest waits; a window of 8 MB covers all blobs but one.
 * - A state has similar pages far apart (three databases that began as copies); a window of 32 MB
 *   makes it a tenth smaller. v86 accepts up to 2^27 bytes (zstd's limit without options), but the page
 *   never frees that memory.
 *
 * zstd compiled to WebAssembly takes a quarter longer than the native program, and runs on every
 * host.
 */
export const compressionLevels = { blob: 19, state: 20 } as const;

/** Compresses on all processors of the host, one thread each. */
export class CompressPool {
  readonly #idle: Worker[] = [];
  readonly #all: Worker[] = [];
  readonly #waiting: ((worker: Worker) => void)[] = [];
  readonly size = Math.min(availableParallelism(), 8);

  /** Compresses the bytes into one zstd frame. */
  async compress(bytes: Uint8Array, level: number): Promise<Uint8Array> {
    const worker = await this.#take();
    try {
      const answer = once(worker, "message");
      worker.postMessage({ bytes, level });
      const [frame] = (await answer) as [Uint8Array];
      return frame;
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#idle.push(worker);
      else next(worker);
    }
  }

  async dispose(): Promise<void> {
    await Promise.all(this.#all.splice(0).map((worker) => worker.terminate()));
  }

  async #take(): Promise<Worker> {
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    if (this.#all.length < this.size) {
      const worker = new Worker(new URL("./compressWorker.mjs", import.meta.url));
      this.#all.push(worker);
      return worker;
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
