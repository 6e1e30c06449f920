// A thread of CompressPool. Not TypeScript, because a thread does not get tsx's loader.
import { parentPort } from "node:worker_threads";
import { compress, init } from "@bokuweb/zstd-wasm";

const started = init();

// A job is { bytes, level }; its answer is one zstd frame. The same bytes make the same frame.
parentPort.on("message", ({ bytes, level }) => {
  void started.then(() => {
    const frame = compress(bytes, level);
    parentPort.postMessage(frame, [frame.buffer]);
  });
});
