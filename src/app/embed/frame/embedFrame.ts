import { protocolVersion } from "../protocol/protocolVersion.ts";
import { parseConnectMessage } from "../protocol/parsePageMessage.ts";

// Small, so that the frame answers at once; the machine's program is loaded when a page connects.
let isConnected = false;

window.addEventListener("message", (event: MessageEvent<unknown>) => {
  const [port] = event.ports;
  // Only the page that holds this frame, and only once.
  if (isConnected || window.parent === window || event.source !== window.parent) return;
  if (port === undefined || parseConnectMessage(event.data) === null) return;
  isConnected = true;
  // A page of another version understands at least that the versions differ.
  port.postMessage({ version: protocolVersion, kind: "welcome" });
  import("./startFrame.ts").then(
    ({ startFrame }) => {
      startFrame(port);
    },
    (error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      const report = { kind: "trouble", reason, advice: "" };
      port.postMessage({ version: protocolVersion, kind: "machine", report });
    },
  );
});
