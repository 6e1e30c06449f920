import wasmUrl from "v86/build/v86.wasm?url";

import { compileModule, createBrowserEnvironment } from "./browserEnvironment.ts";
import { fetchZstdProgram } from "../files/fetchZstdProgram.ts";
import { LocalMachine } from "../guest/localMachine.ts";
import { findTransfersToPage, type MessageToWorker } from "./machineProtocol.ts";
import { MachineServer } from "./machineServer.ts";
import { setZstdProgram } from "../files/zstd.ts";

// The worker that runs the machine, so that the page stays responsive. It compiles the module,
// which every machine needs, while the page still looks up the image.
const wasm = compileModule(wasmUrl);
// The failure is reported where the module is awaited.
wasm.catch(() => undefined);

setZstdProgram(fetchZstdProgram);

const server = new MachineServer(
  ({ manifest, manifestUrl, start }) =>
    new LocalMachine({
      manifest,
      start,
      environment: createBrowserEnvironment(manifestUrl, manifest, wasm),
    }),
  (message) => {
    self.postMessage(message, { transfer: findTransfersToPage(message) });
  },
);

self.addEventListener("message", (event: MessageEvent<MessageToWorker>) => {
  server.receive(event.data);
});
self.addEventListener("error", (event) => {
  // The page is notified by the machine's status.
  event.preventDefault();
  server.reportUncaught(event.error ?? event.message);
});
self.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  server.reportUncaught(event.reason);
});
