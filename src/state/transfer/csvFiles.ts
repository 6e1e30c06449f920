import type {
  CsvLayout,
  CsvPreview,
  CsvReply,
  CsvRequest,
  PreparedCsv,
  PrepareRequest,
} from "./csvMessages.ts";

/** Reads CSV files away from the page's main thread. */
export interface CsvFiles {
  preview(file: Blob, layout: Partial<CsvLayout>): Promise<CsvPreview>;
  prepare(request: PrepareRequest, onProgress: (doneBytes: number) => void): Promise<PreparedCsv>;
}

export const workerCsvFiles: CsvFiles = {
  async preview(file, layout) {
    const reply = await ask({ kind: "preview", file, layout }, () => undefined);
    if (reply.kind !== "previewed") throw new Error(`reading a CSV file: ${reply.kind}`);
    return reply.preview;
  },
  async prepare(request, onProgress) {
    const reply = await ask({ kind: "prepare", ...request }, onProgress);
    if (reply.kind !== "prepared" && reply.kind !== "invalid") {
      throw new Error(`reading a CSV file: ${reply.kind}`);
    }
    return reply;
  },
};

function ask(request: CsvRequest, onProgress: (doneBytes: number) => void): Promise<CsvReply> {
  const worker = new Worker(new URL("./csvWorker.ts", import.meta.url), {
    type: "module",
    name: "csv",
  });
  return new Promise<CsvReply>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<CsvReply>) => {
      if (data.kind === "progress") onProgress(data.doneBytes);
      else if (data.kind === "crashed") reject(new Error(data.message));
      else resolve(data);
    };
    worker.onerror = (event) => {
      reject(new Error(event.message));
    };
    worker.postMessage(request);
  }).finally(() => {
    worker.terminate();
  });
}
