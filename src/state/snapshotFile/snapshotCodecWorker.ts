import { assertNever } from "../../base/assert.ts";
import { type Answer, serveCalls } from "../../base/serveCalls.ts";
import { fetchZstdProgram } from "../../vm/files/fetchZstdProgram.ts";
import { setZstdProgram } from "../../vm/files/zstd.ts";
import { browserGuestFiles } from "./guestFiles.ts";
import { loadBaseState } from "./loadBaseState.ts";
import { createSnapshotCodec } from "./snapshotCodec.ts";
import type { SnapshotCodecReply, SnapshotCodecRequest } from "./snapshotCodecMessages.ts";

setZstdProgram(fetchZstdProgram);
const codec = createSnapshotCodec(loadBaseState, browserGuestFiles);
serveCalls(self, answer);

async function answer(request: SnapshotCodecRequest): Promise<Answer<SnapshotCodecReply>> {
  switch (request.kind) {
    case "pack": {
      const packed = await codec.pack(request.state, request.base);
      return { reply: { kind: "packed", packed }, transfer: [packed.payload.buffer] };
    }
    case "packWhole": {
      const reply = await codec.packWhole(request.state, request.place);
      return { reply, transfer: reply.kind === "packed" ? [reply.packed.payload.buffer] : [] };
    }
    case "unpack": {
      const { packed, stateSize, base, place } = request;
      const unpacked = await codec.unpack(packed, stateSize, base, place);
      const transfer = unpacked.kind === "unpacked" ? [unpacked.state.buffer] : [];
      return { reply: unpacked, transfer };
    }
    case "compare": {
      const compared = await codec.compare(request.state, request.base);
      return { reply: { kind: "compared", compared }, transfer: [compared.state.buffer] };
    }
    default:
      return assertNever(request);
  }
}
