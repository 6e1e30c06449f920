import { type Answer, serveCalls } from "../../base/serveCalls.ts";
import type { CsvReply, CsvRequest } from "./csvMessages.ts";
import { prepareCsv, previewCsv } from "./prepareCsv.ts";

serveCalls<CsvRequest, CsvReply, number>(self, answer);

async function answer(
  request: CsvRequest,
  report: (doneBytes: number) => void,
): Promise<Answer<CsvReply>> {
  switch (request.kind) {
    case "preview": {
      const preview = await previewCsv(request.file, request.layout);
      return { reply: { kind: "previewed", preview }, transfer: [] };
    }
    case "prepare": {
      const reply = await prepareCsv(request, report);
      return { reply, transfer: reply.kind === "prepared" ? [reply.bytes.buffer] : [] };
    }
  }
}
