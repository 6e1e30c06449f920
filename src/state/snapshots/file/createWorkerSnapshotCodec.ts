import { CallWorker } from "../../../base/callWorker.ts";
import type { Clock } from "../../../base/clock.ts";
import type { SnapshotCodec } from "./snapshotCodec.ts";
import type { SnapshotCodecReply, SnapshotCodecRequest } from "./snapshotCodecMessages.ts";

type CodecWorker = CallWorker<SnapshotCodecRequest, SnapshotCodecReply>;

// States come in bursts: a snapshot, a look back. The worker keeps the shipped state for the next.
const idleMs = 60_000;

/**
 * Packs in a worker, which holds some hundred megabytes while it works and is ended when nothing has
 * been asked of it for a minute.
 */
export function createWorkerSnapshotCodec(clock: Clock): SnapshotCodec {
  let worker: CodecWorker | null = null;
  let openCalls = 0;
  let isSpent = false;
  let stopTimer = (): void => undefined;

  const ask = async (
    request: SnapshotCodecRequest,
    transfer: readonly ArrayBufferLike[],
  ): Promise<SnapshotCodecReply> => {
    stopTimer();
    worker ??= startWorker();
    const asked = worker;
    openCalls += 1;
    try {
      const reply = await asked.call(request, transfer);
      // What a refused file made the worker take goes back only with the worker.
      isSpent ||= request.kind === "unpack" && reply.kind !== "unpacked";
      return reply;
    } catch (error) {
      // A worker that crashed, mostly for want of memory, is not asked again.
      asked.end();
      if (worker === asked) worker = null;
      throw error;
    } finally {
      openCalls -= 1;
      if (openCalls === 0 && isSpent) {
        isSpent = false;
        worker?.end();
        worker = null;
      } else if (openCalls === 0) {
        stopTimer = clock.setTimer(() => {
          worker?.end();
          worker = null;
        }, idleMs);
      }
    }
  };

  return {
    async pack(state, base) {
      const reply = await ask({ kind: "pack", state, base }, [state.buffer]);
      if (reply.kind !== "packed") throw new Error(`packing a state: ${reply.kind}`);
      return reply.packed;
    },
    async packWhole(state, place) {
      const reply = await ask({ kind: "packWhole", state, place }, [state.buffer]);
      if (reply.kind !== "packed" && reply.kind !== "fileMissing") {
        throw new Error(`packing a state: ${reply.kind}`);
      }
      return reply;
    },
    async unpack(packed, stateSize, base, place) {
      const request = { kind: "unpack", packed, stateSize, base, place } as const;
      const reply = await ask(request, [packed.payload.buffer]);
      switch (reply.kind) {
        case "unpacked":
        case "damaged":
        case "baseMissing":
        case "filesNotKept":
          return reply;
        case "packed":
        case "fileMissing":
        case "compared":
          throw new Error(`unpacking a state: ${reply.kind}`);
      }
    },
    async compare(state, base) {
      const reply = await ask({ kind: "compare", state, base }, [state.buffer]);
      if (reply.kind !== "compared") throw new Error(`comparing a state: ${reply.kind}`);
      return reply.compared;
    },
  };
}

function startWorker(): CodecWorker {
  return new CallWorker(
    new Worker(new URL("./snapshotCodecWorker.ts", import.meta.url), {
      type: "module",
      name: "states",
    }),
  );
}
