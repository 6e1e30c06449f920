import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Content types by file name extension. */
export const contentTypes: Readonly<Record<string, string>> = {
  js: "text/javascript",
  css: "text/css",
  html: "text/html",
  svg: "image/svg+xml",
  json: "application/json",
  wasm: "application/wasm",
};

/** Listens on this host only; returns the port, a free one for 0. */
export async function listen(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

/** Stops the server and closes its open connections. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
