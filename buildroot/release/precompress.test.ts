import { randomBytes } from "node:crypto";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { precompress } from "./precompress.ts";

const modified = new Date("2026-01-02T03:04:06Z");

it("gives texts and programs a Brotli and a gzip twin with the same content", async () => {
  const bytes = Buffer.from("select 1;\n".repeat(500));
  const twins = await precompress([{ path: "assets/app-1.js", bytes, modified }]);
  expect(twins.map(({ path }) => path)).toEqual(["assets/app-1.js.br", "assets/app-1.js.gz"]);
  expect(twins.map((twin) => twin.modified)).toEqual([modified, modified]);
  const [brotli, gzip] = twins;
  expect(brotliDecompressSync(brotli!.bytes).equals(bytes)).toBe(true);
  expect(gunzipSync(gzip!.bytes).equals(bytes)).toBe(true);
});

it.each([
  ["a small file", "a.js", Buffer.from("1")],
  ["a file that does not shrink", "a.wasm", randomBytes(5000)],
  ["a guest file", "vm/image/blobs/0a.json", Buffer.alloc(5000)],
  ["a picture", "a.png", Buffer.alloc(5000)],
  ["a packed file", "assets/v86.wasm.gz", Buffer.alloc(5000)],
])("leaves out %s", async (_name, path, bytes) => {
  expect(await precompress([{ path, bytes, modified }])).toEqual([]);
});
