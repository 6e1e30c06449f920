import { gzipSync } from "node:zlib";
import { afterEach, expect, test, vi } from "vitest";
import { fetchZstdProgram } from "./fetchZstdProgram.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

test.each([
  [
    "does not come",
    () => Promise.reject(new TypeError("Failed to fetch")),
    /zstd.*Failed to fetch/,
  ],
  ["is refused", () => Promise.resolve(new Response("", { status: 500 })), /zstd.*HTTP status 500/],
  [
    "comes with an altered bit",
    () => {
      const packed = Uint8Array.from(gzipSync("a program"));
      return Promise.resolve(new Response(packed.with(14, (packed[14] ?? 0) ^ 4)));
    },
    /zstd.*damaged/,
  ],
])("rejects with the program's name when it %s", async (_how, fetch, message) => {
  vi.stubGlobal("fetch", fetch);
  await expect(fetchZstdProgram()).rejects.toThrow(message);
});
