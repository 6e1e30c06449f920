import { readFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import sirv from "sirv";
import { closeServer, contentTypes, listen } from "./localServer.ts";

export interface StaticServer {
  /** With the final slash: `http://127.0.0.1:40001/some/where/`. */
  readonly url: string;
  /** Bytes of bodies and headers sent, and requests answered, since the last `resetCounters`. */
  readonly counters: { bytes: number; requests: number };
  resetCounters(): void;
  close(): Promise<void>;
}

export interface StaticServerOptions {
  readonly directory: string;
  /** Path under which the directory appears; begins and ends with a slash. */
  readonly basePath: string;
  /** 0 chooses any free port. */
  readonly port: number;
  /** Whether to compress compressible files, as most static hosts do. */
  readonly isCompressing?: boolean;
  /** Whether to send the compressed twin of a file, `x.js.br` or `x.js.gz`, if there is one. */
  readonly sendsTwins?: boolean;
}

/**
 * A server that only serves files, like the cheapest static host: no special headers, no
 * compression by default, caching only by ETag.
 */
export async function startStaticServer(options: StaticServerOptions): Promise<StaticServer> {
  const handle = sirv(options.directory, {
    etag: true,
    dev: false,
    brotli: options.sendsTwins === true,
    gzip: options.sendsTwins === true,
  });
  const counters = { bytes: 0, requests: 0 };
  const server = createServer((request, response) => {
    const url = request.url ?? "/";
    counters.requests += 1;
    const before = request.socket.bytesWritten;
    response.once("close", () => {
      counters.bytes += request.socket.bytesWritten - before;
    });
    if (!url.startsWith(options.basePath)) {
      response.writeHead(404).end("outside of the base path");
      return;
    }
    request.url = url.slice(options.basePath.length - 1);
    if (options.isCompressing === true && compressible.test(request.url)) {
      sendCompressed(join(options.directory, request.url), response);
    } else {
      handle(request, response);
    }
  });
  const port = await listen(server, options.port);
  return {
    url: `http://127.0.0.1:${port}${options.basePath}`,
    counters,
    resetCounters: () => {
      counters.bytes = 0;
      counters.requests = 0;
    },
    close: () => closeServer(server),
  };
}

const compressible = /\.(?:js|css|html|svg|json|wasm)(?:\?|$)/;

function sendCompressed(path: string, response: ServerResponse): void {
  const [file = ""] = path.split("?");
  const body = gzipSync(readFileSync(file));
  response.writeHead(200, {
    "content-type": contentTypes[extname(file).slice(1)] ?? "",
    "content-encoding": "gzip",
    "content-length": body.length,
  });
  response.end(body);
}
