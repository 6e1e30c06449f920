import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { get, type IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { WorkbenchPage } from "../workbenchPage.ts";
import { isInstalled, startWebServer, webServers } from "./webServers.ts";

// Of docs/hosting.md.
const forever = "public, max-age=31536000, immutable";
const folder = "some/where";

let directory = "";
let page = "";

test.beforeAll(async () => {
  if (!webServers.some(isInstalled)) return;
  directory = await mkdtemp(join(tmpdir(), "hosts-test-"));
  execFileSync("npx", ["tsx", "buildroot/release.ts", "--output", directory], { stdio: "pipe" });
  const archive = (await readdir(directory)).find((name) => name.endsWith(".tar.gz")) ?? "";
  execFileSync("tar", ["-xzf", archive], { cwd: directory });
  page = join(directory, "root", folder);
  await mkdir(join(directory, "root/some"), { recursive: true });
  await rename(join(directory, archive.replace(".tar.gz", "")), page);
});

test.afterAll(async () => {
  if (directory !== "") await rm(directory, { recursive: true, force: true });
});

for (const server of webServers) {
  test.describe(`${server.program} with the configuration of docs/hosting`, () => {
    test.skip(!isInstalled(server), `needs Debian's ${server.program}`);

    for (const path of ["/", `/${folder}/`]) {
      test(`serves the page under ${path}`, async ({ page: tab }) => {
        const work = await mkdtemp(join(tmpdir(), "host-"));
        const root = path === "/" ? page : join(directory, "root");
        const host = await startWebServer(server, { work, root, page });
        try {
          await expectHeaders(`${host.url}${path}`);
          const workbench = new WorkbenchPage(tab);
          await tab.goto(`${host.url}${path}?port=5432`);
          await workbench.waitUntilReady();
          await workbench.runAll("select 6 * 7 as answer;");
          await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("42");
        } finally {
          await tab.close();
          await host.stop();
          await rm(work, { recursive: true, force: true });
        }
      });
    }
  });
}

/** Asks for one file of each kind, and compares what docs/hosting.md promises for it. */
async function expectHeaders(base: string): Promise<void> {
  const assets = await readdir(join(page, "assets"));
  const asset = (end: string): string =>
    `assets/${assets.find((name) => name.endsWith(end)) ?? ""}`;
  const [image = ""] = (await readdir(join(page, "vm"))).filter((name) => !name.includes("."));
  const [blob = ""] = await readdir(join(page, "vm", image, "blobs"));
  const large = assets.find((name) => name.startsWith("renderApp-") && name.endsWith(".js")) ?? "";
  const javascript = /^(?:text|application)\/javascript/;
  // Packed files are not unpacked by the browser: the page does it.
  const kinds: readonly (readonly [string, RegExp, "compressed" | "plain", string])[] = [
    ["", /^text\/html/, "compressed", "no-cache"],
    ["embed.js", javascript, "compressed", "no-cache"],
    ["sw.js", javascript, "compressed", "no-cache"],
    [`assets/${large}`, javascript, "compressed", forever],
    [asset(".css"), /^text\/css/, "compressed", forever],
    [asset(".wasm.gz"), /^application\//, "plain", forever],
    [`vm/${image}/filesystem.json`, /^application\/json/, "compressed", "no-cache"],
    [`vm/${image}/kernel.bin`, /./, "plain", "no-cache"],
    [`vm/${image}/state/0.zst`, /^application\//, "plain", "no-cache"],
    [`vm/${image}/blobs/${blob}`, /^application\//, "plain", forever],
  ];
  for (const [path, type, encoding, caching] of kinds) {
    for (const accepted of ["gzip, deflate, br, zstd", "gzip"]) {
      const { status, headers } = await ask(`${base}${path}`, { "accept-encoding": accepted });
      const found = `${path} for ${accepted}: ${JSON.stringify(headers)}`;
      expect(status, found).toBe(200);
      expect(headers["content-type"], found).toMatch(type);
      expect(headers["cache-control"], found).toBe(caching);
      expect(headers["content-security-policy"], found).toBe("frame-ancestors 'none'");
      expect(headers["x-content-type-options"], found).toBe("nosniff");
      expect(headers["referrer-policy"], found).toBe("no-referrer");
      // nginx has Brotli only with a module.
      const sent = headers["content-encoding"];
      if (encoding === "plain") expect(sent, found).toBeUndefined();
      else {
        expect(accepted.split(", "), found).toContain(sent);
        expect(headers.vary?.toLowerCase(), found).toContain("accept-encoding");
      }
      const known = { "accept-encoding": accepted, "if-none-match": headers.etag ?? "" };
      expect((await ask(`${base}${path}`, known)).status, found).toBe(304);
    }
  }
  const frame = await ask(`${base}embed.html`, {});
  expect(frame.headers["content-security-policy"]).toBe("frame-ancestors *");
  const missing = await ask(`${base}assets/missing.js`, {});
  expect(missing.status).toBe(404);
  expect(missing.headers["cache-control"]).not.toBe(forever);
}

/** `fetch` would change the encoding that is asked for. */
function ask(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly headers: IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent: false }, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, headers: response.headers });
    }).on("error", reject);
  });
}
