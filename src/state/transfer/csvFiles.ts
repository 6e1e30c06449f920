import { CallWorker } from "../../base/callWorker.ts";
import type {
  CsvLayout,
  CsvPreview,
  CsvReply,
  CsvRequest,
  PreparedCsv,
  PrepareRequest,
} from "./csvMessages.ts";

/** Reads CSV files in a worker. */
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

/** Starts a worker for each request, so that its memory is freed afterwards. */
function ask(request: CsvRequest, onProgress: (doneBytes: number) => void): Promise<CsvReply> {
  const worker = new CallWorker<CsvRequest, CsvReply, number>(
    new Worker(new URL("./csvWorker.ts", import.meta.url), { type: "module", name: "csv" }),
  );
  return worker.call(request, [], onProgress).finally(() => {
    worker.end();
  });
}
