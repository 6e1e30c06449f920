import { createServer } from "node:http";
import { closeServer, listen } from "./localServer.ts";

export interface EmbeddingSite {
  /** Another origin of the workbench's site, so that its frame may use the site's storage. */
  readonly url: string;
  /** Another site, whose frames browsers keep from their storage or give a separate one. */
  readonly foreignUrl: string;
  close(): Promise<void>;
}

/** A documentation site with a strict policy, whose page has blocks that run on `host`. */
export async function startEmbeddingSite(
  host: string,
  pages: Readonly<Record<string, { readonly body: string; readonly scriptAttributes?: string }>>,
): Promise<EmbeddingSite> {
  const { origin } = new URL(host);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const page = pages[pathname];
    if (pathname === "/page.css") {
      response.writeHead(200, { "content-type": "text/css" }).end(pageStyles);
      return;
    }
    if (page === undefined) {
      response.writeHead(404).end();
      return;
    }
    const frames = pathname === "/no-frames" ? "'none'" : origin;
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `default-src 'none'; script-src ${origin}; frame-src ${frames}; style-src 'self'`,
    });
    response.end(`<!doctype html>
<html lang="en">
  <head>
    <title>Documentation</title>
    <link rel="stylesheet" href="/page.css" />
    <script src="${host}embed.js" ${page.scriptAttributes ?? ""}></script>
  </head>
  <body><main><h1>Examples</h1>${page.body}</main></body>
</html>`);
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    foreignUrl: `http://localhost:${port}`,
    close: () => closeServer(server),
  };
}

const pageStyles = `
:root { color-scheme: light dark; }
body { max-width: 760px; margin: 24px auto; padding: 0 16px; font: 16px/1.5 serif; }
pre.highlight { display: grid; }
`;
