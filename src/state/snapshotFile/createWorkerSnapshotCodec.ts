import { CallWorker } from "../../base/callWorker.ts";
import type { Clock } from "../../base/clock.ts";
import type { SnapshotCodec } from "./snapshotCodec.ts";
import type { SnapshotCodecReply, SnapshotCodecRequest } from "./snapshotCodecMessages.ts";

type CodecWorker = CallWorker<SnapshotCodecRequest, SnapshotCodecReply>;

// Requests come in bursts, such as a snapshot and a restore; the worker caches the base state.
const idleMs = 60_000;

/**
 * A codec in a worker, which uses some hundred megabytes while it works and is terminated after a
 * minute without requests.
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
      // Memory that the worker allocated for a refused file is freed only when the worker ends.
      isSpent ||= request.kind === "unpack" && reply.kind !== "unpacked";
      return reply;
    } catch (error) {
      // A crashed worker, mostly out of memory, is not used again.
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
