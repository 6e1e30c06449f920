import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import { closeServer, contentTypes, listen } from "./localServer.ts";

/** A fault of the server or the network for a file. */
export type Fault =
  /** Status 404. */
  | { readonly kind: "vanish" }
  /** Status 500. */
  | { readonly kind: "fail" }
  /** Half the body with a matching content length. */
  | { readonly kind: "truncate" }
  /** The connection ends after half the body. */
  | { readonly kind: "break" }
  /** One flipped bit in the middle. */
  | { readonly kind: "alter" }
  /** The page's HTML instead of the file, as hosts send it for unknown addresses. */
  | { readonly kind: "swap" }
  | { readonly kind: "delay"; readonly delayMs: number }
  /** All responses share this rate. */
  | { readonly kind: "slow"; readonly bytesPerSecond: number };

export interface FaultServer {
  /** With the final slash. */
  readonly url: string;
  /** Requested paths, relative to the directory, without repeats, in order. */
  readonly requested: Set<string>;
  /** Sets the fault of later requests with an affected path; null: no fault. */
  setFault(fault: Fault | null, isAffected?: (path: string) => boolean): void;
  close(): Promise<void>;
}

/** Serves a directory without letting the browser cache anything. */
export async function startFaultServer(directory: string): Promise<FaultServer> {
  const requested = new Set<string>();
  let current: { readonly fault: Fault; isAffected(path: string): boolean } | null = null;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const path = normalize(pathname).slice(1) || "index.html";
    requested.add(path);
    const fault = current?.isAffected(path) === true ? current.fault : null;
    void send(directory, path, fault, response);
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}/`,
    requested,
    setFault(fault, isAffected = () => true) {
      current = fault === null ? null : { fault, isAffected };
    },
    close: () => closeServer(server),
  };
}

async function send(
  directory: string,
  path: string,
  fault: Fault | null,
  response: ServerResponse,
): Promise<void> {
  const source = fault?.kind === "swap" ? "index.html" : path;
  const body = await readFile(join(directory, source)).catch(() => null);
  if (body === null || fault?.kind === "vanish") {
    response.writeHead(404).end("not found");
    return;
  }
  if (fault?.kind === "fail") {
    response.writeHead(500).end("failed");
    return;
  }
  if (fault?.kind === "delay") {
    await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
  }
  const middle = Math.floor(body.length / 2);
  if (fault?.kind === "alter") body[middle] = (body[middle] ?? 0) ^ 1;
  const sent = fault?.kind === "truncate" ? body.subarray(0, middle) : body;
  response.writeHead(200, {
    "content-type": contentTypes[extname(source).slice(1)] ?? "application/octet-stream",
    "content-length": sent.length,
    "cache-control": "no-store",
  });
  if (fault?.kind === "break") {
    response.write(body.subarray(0, middle), () => response.destroy());
  } else if (fault?.kind === "slow") {
    await sendSlowly(sent, fault.bytesPerSecond, response);
  } else response.end(sent);
}

const chunkBytes = 5000;
/** The time of performance.now() at which the simulated line is free. */
let lineTakenMs = 0;

async function sendSlowly(
  body: Buffer,
  bytesPerSecond: number,
  response: ServerResponse,
): Promise<void> {
  for (let offset = 0; offset < body.length && !response.destroyed; offset += chunkBytes) {
    const chunk = body.subarray(offset, offset + chunkBytes);
    const startMs = Math.max(lineTakenMs, performance.now());
    lineTakenMs = startMs + (1000 * chunk.length) / bytesPerSecond;
    await new Promise((resolve) => setTimeout(resolve, lineTakenMs - performance.now()));
    response.write(chunk);
  }
  response.end();
}
