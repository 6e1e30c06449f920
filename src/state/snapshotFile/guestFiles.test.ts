import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sha256 } from "../../base/bytes/sha256.ts";
import { browserGuestFiles } from "./guestFiles.ts";

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const content = encode("a program");
const name = "3eb11ab0a9f3ee0b9f31.bin";
let puts: string[] = [];

beforeEach(() => {
  puts = [];
  vi.stubGlobal("location", { origin: "https://example.org" });
  vi.stubGlobal("caches", {
    has: () => Promise.resolve(false),
    open: () =>
      Promise.resolve({
        put(url: string) {
          puts.push(url);
          return Promise.resolve();
        },
      }),
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

async function keepWith(
  indexText: string,
  answer: () => Response = () => new Response(indexText),
): Promise<{ readonly isKept: boolean; readonly puts: readonly string[] }> {
  vi.stubGlobal("fetch", () => Promise.resolve(answer()));
  const bytes = encode(indexText);
  const index = {
    url: "https://example.org/fs.json",
    size: bytes.length,
    sha256: await sha256(bytes),
  };
  const place = { index, blobsUrl: "", image: { id: "one", inputsDigest: "d" } };
  const digest = (await sha256(content)).slice(0, 20);
  const files = [{ name: `${digest}.bin`, bytes: content }];
  return { isKept: await browserGuestFiles.keep(files, place), puts };
}

test("keeps a file that the image's index does not list", async () => {
  const { isKept, puts: kept } = await keepWith(JSON.stringify({ fsroot: [["f", name]] }));
  expect([isKept, kept.length]).toEqual([true, 1]);
});

test("does not keep a file whose name the image has", async () => {
  const digest = (await sha256(content)).slice(0, 20);
  const index = JSON.stringify({ fsroot: [["f", `${digest}.bin`]] });
  expect(await keepWith(index)).toEqual({ isKept: true, puts: [] });
});

test.each<[string, string, (() => Response) | undefined]>([
  ["is not there", "{}", () => new Response("", { status: 404 })],
  [
    "is another file",
    JSON.stringify({ fsroot: [] }),
    () => new Response(JSON.stringify({ fsroot: [1] })),
  ],
  ["is no index", "{}", undefined],
  ["is no JSON", "fsroot", undefined],
])("keeps nothing when the index %s", async (_name, index, answer) => {
  expect(await keepWith(index, answer)).toEqual({ isKept: false, puts: [] });
});
