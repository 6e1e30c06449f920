import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { build } from "vite";
import { closeServer, listen } from "./localServer.ts";
import { query, run, valueOf } from "./snapshotsPanel.ts";
import { startStaticServer, type StaticServer } from "./staticServer.ts";
import { WorkbenchPage, workbenchUrl } from "./workbenchPage.ts";

test.describe.configure({ mode: "parallel" });

test("altered, truncated and foreign files are refused, each with its reason", async ({ page }) => {
  test.setTimeout(300_000);
  const workbench = await WorkbenchPage.open(page, { query });
  await run(workbench, "create table answer as select 42 as v;");
  const downloading = page.waitForEvent("download");
  await workbench.button("Export state").click();
  const file = await readFile(await (await downloading).path());
  const headerEnd = 12 + file.readUInt32LE(8);
  const payloadStart = headerEnd + 32;

  const refuse = async (name: string, buffer: Buffer, reason: RegExp): Promise<void> => {
    const choosing = page.waitForEvent("filechooser");
    await workbench.button("Import state").click();
    await (await choosing).setFiles({ name, mimeType: "application/octet-stream", buffer });
    await expect(workbench.alert, name).toContainText(reason);
    await page.getByRole("button", { name: "Dismiss" }).click();
  };
  const altered = (offset: number): Buffer => {
    const copy = Buffer.from(file);
    copy[offset] = (copy[offset] ?? 0) ^ 0x5a;
    return copy;
  };
  const withHeader = (change: Readonly<Record<string, unknown>>): Buffer => {
    const header = JSON.parse(file.subarray(12, headerEnd).toString()) as object;
    const json = Buffer.from(JSON.stringify({ ...header, ...change }));
    const size = Buffer.alloc(4);
    size.writeUInt32LE(json.length);
    const sealed = Buffer.concat([file.subarray(0, 8), size, json]);
    const seal = createHash("sha256").update(sealed).digest();
    return Buffer.concat([sealed, seal, file.subarray(payloadStart)]);
  };
  /** A file of an older workbench, which did not seal its files. */
  const unsealed = (change: Readonly<Record<string, unknown>> = {}): Buffer => {
    const old = withHeader({ format: 2, ...change });
    const oldEnd = 12 + old.readUInt32LE(8);
    return Buffer.concat([old.subarray(0, oldEnd), old.subarray(oldEnd + 32)]);
  };
  /** A file with another payload and matching digests. */
  const withPayload = (payload: Buffer): Buffer => {
    const payloadSha256 = createHash("sha256").update(payload).digest("hex");
    const head = withHeader({ payloadSize: payload.length, payloadSha256 });
    return Buffer.concat([head.subarray(0, head.length - (file.length - payloadStart)), payload]);
  };

  for (const part of [0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.9999]) {
    const offset = payloadStart + Math.floor(part * (file.length - payloadStart));
    await refuse(`altered at ${offset}`, altered(offset), /damaged/);
    await refuse(`cut at ${offset}`, file.subarray(0, offset), /not whole/);
  }
  for (const offset of [14, 60, Math.floor(headerEnd / 2), headerEnd - 2]) {
    await refuse(`cut in the header at ${offset}`, file.subarray(0, offset), /not whole/);
  }
  await refuse("longer", Buffer.concat([file, Buffer.from("x")]), /not whole/);
  await refuse("header altered", altered(12), /damaged/);
  await refuse("a digit of the header altered", altered(headerEnd - 10), /damaged/);
  await refuse("seal altered", altered(headerEnd + 3), /damaged/);
  await refuse("no digest", withHeader({ payloadSha256: null }), /payloadSha256/);
  await refuse("a state too large", withHeader({ stateSize: 2 ** 32 - 1 }), /at most/);
  await refuse("400 full pieces", withPayload(zeros(400)), /damaged/);
  await refuse("a frame of more than its piece", withPayload(liar()), /damaged/);
  await refuse("nothing", Buffer.alloc(0), /not a state file/);
  await refuse("foreign", Buffer.from("PK\u0003\u0004 a zip file"), /not a state file/);
  await refuse("newer", withHeader({ format: 9 }), /newer workbench/);
  await refuse("another image", withHeader({ imageId: "x", imageLabel: "X 1" }), /“X 1”/);
  await refuse("another build", withHeader({ imageDigest: "x" }), /another build/);
  await refuse("another copy", withHeader({ base: "0".repeat(64) }), /another copy/);
  await refuse("other memory", withHeader({ memoryMiB: 128 }), /128 MB/);
  await refuse("other devices", withHeader({ devices: [] }), /other devices/);
  await refuse("other v86", withHeader({ v86Version: "0.1" }), /v86 0\.1/);
  const cutRaw = Buffer.alloc(100);
  cutRaw.writeUInt32LE(0x86768676);
  await refuse("a torn v86state.bin", cutRaw, /state of v86 that does not fit/);
  expect(await valueOf(workbench, "select v from answer;")).toBe("42");

  await refuse("an older file, to be agreed to", unsealed(), /older workbench/);
  await run(workbench, "drop table answer;");
  const choosing = page.waitForEvent("filechooser");
  await workbench.button("Import state").click();
  const old = { name: "old.state", mimeType: "application/octet-stream", buffer: unsealed() };
  await (await choosing).setFiles(old);
  await expect(workbench.alert).toContainText("old.state");
  await workbench.button("Import anyway").click();
  await expect(workbench.messages).toContainText("imported from old.state");
  expect(await valueOf(workbench, "select v from answer;")).toBe("42");
});

const pieceBytes = 16 * 1024 * 1024;

function piece(size: number, frame: Buffer): Buffer {
  const prefix = Buffer.alloc(8);
  prefix.writeUInt32LE(size, 0);
  prefix.writeUInt32LE(frame.length, 4);
  return Buffer.concat([prefix, frame]);
}

/** A difference with many full pieces of zeros, a few hundred kilobytes long. */
function zeros(count: number): Buffer {
  const input = Buffer.alloc(pieceBytes);
  const frame = execFileSync("zstd", ["-c", `--stream-size=${pieceBytes}`], { input });
  return Buffer.concat(Array.from({ length: count }, () => piece(pieceBytes, frame)));
}

/** A frame of 1.5 GB whose piece claims 16 MB. */
function liar(): Buffer {
  const frame = execFileSync("bash", [
    "-c",
    "head -c 1500000000 /dev/zero | zstd -c --stream-size=1500000000",
  ]);
  return piece(pieceBytes, frame);
}

test("a raw v86state.bin is restored if it fits, else refused with the reason", async ({
  page,
}, info) => {
  const workbench = await WorkbenchPage.open(page, { query });
  await run(workbench, "create table gone as select 1;");
  const { default: id } = JSON.parse(await readFile("public/vm/index.json", "utf8")) as {
    readonly default: string;
  };
  const raw = execFileSync("bash", ["-c", `cat public/vm/${id}/state/*.zst | zstd -d`], {
    maxBuffer: 2 ** 30,
  });
  const choose = async (bytes: Buffer): Promise<void> => {
    const path = info.outputPath("v86state.bin");
    await writeFile(path, bytes);
    const choosing = page.waitForEvent("filechooser");
    await workbench.button("Import state").click();
    await (await choosing).setFiles(path);
  };
  // The state of a machine with other memory contents.
  const foreign = Buffer.from(raw);
  for (let offset = 3_000_000; offset < foreign.length; offset += 512)
    foreign[offset] = 0xff ^ (foreign[offset] ?? 0);
  await choose(foreign);
  await expect(workbench.alert).toContainText("another machine");
  await choose(raw);
  await expect(workbench.messages).toContainText("imported from v86state.bin");
  expect(await valueOf(workbench, "select to_regclass('gone') is null;")).toMatch(/^t(rue)?$/);
});

test("?state= loads a state from an address", async ({ page, context }) => {
  const workbench = await WorkbenchPage.open(page, { query });
  await run(workbench, "create table shared as select 'from afar' as v;");
  const downloading = page.waitForEvent("download");
  await workbench.button("Export state").click();
  const body = await readFile(await (await downloading).path());
  await context.route("**/lesson.state", (route) => route.fulfill({ body }));
  await page.goto("about:blank");
  await context.clearCookies();
  await page.goto(workbenchUrl({ query: `${query}&state=lesson.state` }));
  await expect(workbench.messages).toContainText("imported from lesson.state", { timeout: 60_000 });
  expect(await valueOf(workbench, "select v from shared;")).toBe("from afar");
  await page.goto(workbenchUrl({ query: `${query}&state=nowhere.state` }));
  await expect(workbench.alert).toContainText("nowhere.state could not be loaded");
});

test("?state= of another origin is loaded only if page and server allow it", async ({ page }) => {
  test.setTimeout(180_000);
  const workbench = await WorkbenchPage.open(page, { query });
  await run(workbench, "create table shared as select 'from elsewhere' as v;");
  const downloading = page.waitForEvent("download");
  await workbench.button("Export state").click();
  const body = await readFile(await (await downloading).path());
  const elsewhere = await serveState(body);
  const directory = await mkdtemp(path.join(tmpdir(), "origins-"));
  // Uses another origin, as pages of the same origin would share their states.
  const server = await buildAllowing(elsewhere.origin, directory);
  try {
    await page.goto(workbenchUrl({ query: `${query}&state=${elsewhere.origin}/open.state` }));
    await expect(workbench.alert).toContainText(`may not load states from ${elsewhere.origin}`);
    await page.goto(`${server.url}?${query}&state=${elsewhere.origin}/closed.state`);
    await expect(workbench.alert).toContainText("does not allow this page to read it (CORS)");
    await page.goto(`${server.url}?${query}&state=${elsewhere.origin}/open.state`);
    await expect(workbench.messages).toContainText("imported from", { timeout: 60_000 });
    expect(await valueOf(workbench, "select v from shared;")).toBe("from elsewhere");
  } finally {
    await server.close();
    await elsewhere.close();
    await rm(directory, { recursive: true, force: true });
  }
});

/** A server of another origin; only `/open.state` allows cross-origin reads. */
async function serveState(
  body: Buffer,
): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const headers =
      request.url === "/open.state" ? { "access-control-allow-origin": "*" } : undefined;
    response.writeHead(200, headers).end(body);
  });
  const port = await listen(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => closeServer(server),
  };
}

/** Builds the page with states of another origin allowed, using the local image. */
async function buildAllowing(origin: string, directory: string): Promise<StaticServer> {
  process.env["WORKBENCH_STATE_ORIGINS"] = origin;
  try {
    await build({ logLevel: "error", publicDir: false, build: { outDir: directory } });
  } finally {
    delete process.env["WORKBENCH_STATE_ORIGINS"];
  }
  await symlink(path.resolve("dist/vm"), path.join(directory, "vm"));
  return startStaticServer({ directory, basePath: "/origins/", port: 0 });
}
