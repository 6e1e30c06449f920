import type { PackedState, StateCodec, UnpackedState } from "./stateCodec.ts";
import type { StateCodecReply, StateCodecRequest } from "./stateCodecMessages.ts";

/**
 * Compresses in a worker that lives as long as one piece of work: states are large and rarely
 * handled, and ending the worker gives its memory back at once.
 */
export const workerStateCodec: StateCodec = {
  async pack(state): Promise<PackedState> {
    const reply = await ask({ kind: "pack", state }, [state.buffer]);
    if (reply.kind !== "packed") throw new Error(`compressing a state: ${reply.kind}`);
    return reply.packed;
  },
  async unpack(packed, stateSize): Promise<UnpackedState> {
    const reply = await ask({ kind: "unpack", packed, stateSize }, [packed.payload.buffer]);
    if (reply.kind !== "unpacked" && reply.kind !== "damaged") {
      throw new Error(`reading a state: ${reply.kind}`);
    }
    return reply;
  },
};

function ask(
  request: StateCodecRequest,
  transfer: readonly ArrayBufferLike[],
): Promise<StateCodecReply> {
  const worker = new Worker(new URL("./stateCodecWorker.ts", import.meta.url), { type: "module" });
  return new Promise<StateCodecReply>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<StateCodecReply>) => {
      if (data.kind === "crashed") reject(new Error(data.message));
      else resolve(data);
    };
    worker.onerror = (event) => {
      reject(new Error(event.message));
    };
    worker.postMessage(
      request,
      transfer.filter((buffer) => buffer instanceof ArrayBuffer),
    );
  }).finally(() => {
    worker.terminate();
  });
}
