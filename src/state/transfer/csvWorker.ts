import { assertNever } from "../../base/assert.ts";
import type { CsvReply, CsvRequest } from "./csvMessages.ts";
import { prepareCsv, previewCsv } from "./prepareCsv.ts";

addEventListener("message", ({ data }: MessageEvent<CsvRequest>) => {
  void answer(data).then((reply) => {
    const transfer = reply.kind === "prepared" ? [reply.bytes.buffer] : [];
    postMessage(reply, { transfer });
  });
});

async function answer(request: CsvRequest): Promise<CsvReply> {
  try {
    switch (request.kind) {
      case "preview": {
        const preview = await previewCsv(request.file, request.layout);
        return { kind: "previewed", preview };
      }
      case "prepare":
        return await prepareCsv(request, (doneBytes) => {
          postMessage({ kind: "progress", doneBytes } satisfies CsvReply);
        });
      default:
        return assertNever(request);
    }
  } catch (error) {
    return { kind: "crashed", message: error instanceof Error ? error.message : String(error) };
  }
}
