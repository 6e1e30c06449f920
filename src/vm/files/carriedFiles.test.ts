import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { browserCarriedFiles, deleteUncheckedCarriedFiles } from "./carriedFiles.ts";
import { createBrowserEnvironment } from "../worker/browserEnvironment.ts";
import { exampleManifest } from "../testing/exampleManifest.ts";
import { sha256 } from "../../base/sha256.ts";

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const image = { id: "one", inputsDigest: "d1" };
let stores = new Map<string, Map<string, Uint8Array<ArrayBuffer>>>();

async function nameOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return `${(await sha256(bytes)).slice(0, 20)}.bin`;
}

beforeEach(() => {
  stores = new Map();
  vi.stubGlobal("location", { origin: "https://example.org" });
  vi.stubGlobal("caches", {
    has: (name: string) => Promise.resolve(stores.has(name)),
    delete: (name: string) => Promise.resolve(stores.delete(name)),
    open(name: string) {
      const store = stores.get(name) ?? new Map<string, Uint8Array<ArrayBuffer>>();
      stores.set(name, store);
      return Promise.resolve({
        match: (url: string) => {
          const bytes = store.get(url);
          return Promise.resolve(bytes && new Response(bytes));
        },
        put: async (url: string, response: Response) => {
          store.set(url, new Uint8Array(await response.arrayBuffer()));
        },
        delete: (url: string) => Promise.resolve(store.delete(url)),
        keys: () => Promise.resolve([...store.keys()]),
      });
    },
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test("keeps files by the name of their content, for this build of this image only", async () => {
  const bytes = encode("a program");
  const name = await nameOf(bytes);
  await browserCarriedFiles.keep([{ name, bytes }], image);
  expect(await browserCarriedFiles.read(name, image)).toEqual(bytes);
  expect(await browserCarriedFiles.read(name, { ...image, id: "two" })).toBeNull();
  expect(await browserCarriedFiles.read(name, { ...image, inputsDigest: "d2" })).toBeNull();
  expect(await browserCarriedFiles.measure(image)).toBe(bytes.length);
  await browserCarriedFiles.remove(image);
  expect(await browserCarriedFiles.read(name, image)).toBeNull();
});

test("deletes the cache that all images shared, and no other", async () => {
  const bytes = encode("a program");
  await browserCarriedFiles.keep([{ name: await nameOf(bytes), bytes }], image);
  stores.set("carried-files", new Map());
  await deleteUncheckedCarriedFiles();
  expect([...stores.keys()]).toEqual(["carried-one-d1"]);
});

test("keeps none of several files when the content of one does not fit its name", async () => {
  const good = encode("a program");
  const name = await nameOf(good);
  const forged = { name: `${"0".repeat(20)}.bin`, bytes: encode("another program") };
  await expect(browserCarriedFiles.keep([{ name, bytes: good }, forged], image)).rejects.toThrow(
    forged.name,
  );
  expect(stores.size).toBe(0);
});

test("forgets a kept file whose content does not fit its name any more", async () => {
  const bytes = encode("a program");
  const name = await nameOf(bytes);
  await browserCarriedFiles.keep([{ name, bytes }], image);
  for (const store of stores.values()) for (const url of store.keys()) store.set(url, encode("x"));
  expect(await browserCarriedFiles.read(name, image)).toBeNull();
  expect(await browserCarriedFiles.measure(image)).toBe(0);
});

test("the image's own file wins over a carried one of its name", async () => {
  const own = encode("the image's");
  const name = await nameOf(own);
  const index = encode(JSON.stringify({ fsroot: [["f", 1, 0, 0, 0, 0, name]] }));
  const fileSystem = { path: "fs.json", size: index.length, sha256: await sha256(index) };
  const manifest = {
    ...exampleManifest,
    files: { ...exampleManifest.files, fileSystem },
  };
  const asked: string[] = [];
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url);
    return Promise.resolve(new Response(url.endsWith("fs.json") ? index : own));
  });
  await browserCarriedFiles.keep([{ name, bytes: own }], manifest);
  const url = "https://example.org/vm/image/manifest.json";
  const module = Promise.reject(new Error("not used"));
  module.catch(() => undefined);
  const environment = createBrowserEnvironment(url, manifest, module);
  const { signal } = new AbortController();
  await environment.readBlob(name, signal, "default");
  expect(asked.at(-1)).toBe(`https://example.org/vm/image/blobs/${name}`);

  const foreign = encode("not the image's");
  const foreignName = await nameOf(foreign);
  await browserCarriedFiles.keep([{ name: foreignName, bytes: foreign }], manifest);
  const result = await environment.readBlob(foreignName, signal, "default");
  expect(result.kind === "bytes" && result.bytes).toEqual(foreign);
});
