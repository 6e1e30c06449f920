import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

/**
 * How hard zstd tries, which decides also how far it looks back.
 *
 * - A blob is decompressed while the guest waits: 8 MB of window are more than any but one has.
 * - A state holds pages of like contents far apart (three databases that began as copies), and 32 MB
 *   of window make it a tenth smaller. v86 would take up to 2^27 (zstd's limit without options), but
 *   that memory stays with the page for good.
 *
 * zstd compiled to WebAssembly needs a quarter more time than the native program, and is there on
 * every host.
 */
export const compressionLevels = { blob: 19, state: 20 } as const;

/** Compresses on all processors of the host, one thread each. */
export class CompressPool {
  readonly #idle: Worker[] = [];
  readonly #all: Worker[] = [];
  readonly #waiting: ((worker: Worker) => void)[] = [];
  readonly size = Math.min(availableParallelism(), 8);

  /** Makes one zstd frame of the bytes. */
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
