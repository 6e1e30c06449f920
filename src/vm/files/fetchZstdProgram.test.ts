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
])("rejects with the program's name when it %s", async (_how, fetch, message) => {
  vi.stubGlobal("fetch", fetch);
  await expect(fetchZstdProgram()).rejects.toThrow(message);
});
