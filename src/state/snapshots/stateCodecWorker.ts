import { assertNever } from "../../vm/assert.ts";
import { directStateCodec } from "./stateCodec.ts";
import type { StateCodecReply, StateCodecRequest } from "./stateCodecMessages.ts";

addEventListener("message", ({ data }: MessageEvent<StateCodecRequest>) => {
  void answer(data).then(({ reply, transfer }) => {
    postMessage(reply, { transfer });
  });
});

interface Answer {
  readonly reply: StateCodecReply;
  readonly transfer: Transferable[];
}

async function answer(request: StateCodecRequest): Promise<Answer> {
  try {
    switch (request.kind) {
      case "pack": {
        const packed = await directStateCodec.pack(request.state);
        return { reply: { kind: "packed", packed }, transfer: [packed.payload.buffer] };
      }
      case "unpack": {
        const unpacked = await directStateCodec.unpack(request.packed, request.stateSize);
        const transfer = unpacked.kind === "unpacked" ? [unpacked.state.buffer] : [];
        return { reply: unpacked, transfer };
      }
      default:
        return assertNever(request);
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { reply: { kind: "crashed", message }, transfer: [] };
  }
}
