import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { largestStateFileBytes } from "../../vm/snapshot/stateLimits.ts";
import { fetchStateFile } from "./fetchStateFile.ts";

beforeEach(() => {
  vi.stubGlobal("document", {
    baseURI: "https://example.org/",
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

it.each(["javascript:alert(1)", "data:text/plain,IVYSTATE", "file:///etc/passwd"])(
  "does not fetch %s",
  async (address) => {
    const fetch = vi.fn();
    vi.stubGlobal("fetch", fetch);
    const protocol = new URL(address).protocol;
    expect(await fetchStateFile(address)).toEqual({
      kind: "failed",
      failure: { kind: "schemeForbidden", protocol },
    });
    expect(fetch).not.toHaveBeenCalled();
  },
);

it("reads a file whole", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response("IVYSTATE")));
  const file = await fetchStateFile("a.state");
  expect(file.kind === "done" && (await file.value.text())).toBe("IVYSTATE");
});

it("stops reading a body that does not end", async () => {
  const piece = new Uint8Array(64 * 1024 * 1024);
  let read = 0;
  let isCancelled = false;
  const body = new ReadableStream({
    pull(controller) {
      read += piece.length;
      controller.enqueue(piece);
    },
    cancel() {
      isCancelled = true;
    },
  });
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(body)));
  expect(await fetchStateFile("a.state")).toMatchObject({
    kind: "failed",
    failure: { kind: "stateTooLarge" },
  });
  expect([isCancelled, read < 2 * largestStateFileBytes]).toEqual([true, true]);
});
