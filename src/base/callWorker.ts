import { OpenCalls } from "./openCalls.ts";
import type { CallMessage, ReplyMessage } from "./serveCalls.ts";

/** Sends calls to a worker that runs `serveCalls`. */
export class CallWorker<Request, Reply, Progress = never> {
  readonly #worker: Worker;
  readonly #calls = new OpenCalls<Reply>();
  readonly #progress = new Map<number, (progress: Progress) => void>();

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener("message", (event: MessageEvent<ReplyMessage<Reply, Progress>>) => {
      this.#receive(event.data);
    });
    worker.addEventListener("error", (event) => {
      this.#calls.rejectAll(new Error(event.message));
    });
  }

  /** Rejects when the worker throws, crashes or is ended. Buffers in `transfer` are transferred. */
  call(
    request: Request,
    transfer: readonly ArrayBufferLike[] = [],
    onProgress?: (progress: Progress) => void,
  ): Promise<Reply> {
    let callId = 0;
    return this.#calls
      .open((id) => {
        callId = id;
        if (onProgress !== undefined) this.#progress.set(id, onProgress);
        const message: CallMessage<Request> = { id, request };
        this.#worker.postMessage(
          message,
          transfer.filter((buffer) => buffer instanceof ArrayBuffer),
        );
      })
      .finally(() => {
        this.#progress.delete(callId);
      });
  }

  end(): void {
    this.#worker.terminate();
    this.#calls.rejectAll(new Error("the worker was ended"));
  }

  #receive(message: ReplyMessage<Reply, Progress>): void {
    switch (message.kind) {
      case "reply":
        this.#calls.resolve(message.id, message.reply);
        return;
      case "progress":
        this.#progress.get(message.id)?.(message.progress);
        return;
      case "crashed":
        this.#calls.reject(message.id, new Error(message.message));
    }
  }
}
