import { createFrameDependencies } from "../../../state/createFrameDependencies.ts";
import { createWorkbench, type Workbench } from "../../../state/workbench.ts";
import { createOffline } from "../../offline/offline.ts";
import { protocolVersion } from "../protocol/protocolVersion.ts";
import { parsePageMessage } from "../protocol/parsePageMessage.ts";
import { createFrameEngine } from "./createFrameEngine.ts";

/** Serves the embedding page on its message port. */
export function startFrame(port: MessagePort): void {
  const receive = createFrameEngine({
    createWorkbench: () => createWorkbench(createFrameDependencies()),
    keepOffline,
    send: (message) => {
      port.postMessage({ version: protocolVersion, ...message });
    },
  });
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = parsePageMessage(data);
    if (message !== null) receive(message);
  };
}

function keepOffline(workbench: Workbench): void {
  const stop = workbench.store.subscribe(({ machine }) => {
    if (machine.status.kind !== "running" || !machine.isClockSet) return;
    stop();
    const imageUrl = workbench.imageUrl();
    if (imageUrl !== null) void createOffline("sw.js").start(imageUrl, true);
  });
}
