import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

/**
 * The highest level whose window (8 MB) stays far below what v86 accepts (2^27). zstd compiled to
 * WebAssembly needs a quarter more time than the native program, and is there on every host.
 */
export const compressionLevel = 19;

/** Compresses on all processors of the host, one thread each. */
export class CompressPool {
  readonly #idle: Worker[] = [];
  readonly #all: Worker[] = [];
  readonly #waiting: ((worker: Worker) => void)[] = [];
  readonly size = Math.min(availableParallelism(), 8);

  /** Makes one zstd frame of the bytes. */
  async compress(bytes: Uint8Array): Promise<Uint8Array> {
    const worker = await this.#take();
    try {
      const answer = once(worker, "message");
      worker.postMessage({ bytes, level: compressionLevel });
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
