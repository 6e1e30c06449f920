import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  browserCarriedFiles,
  type CarriedFile,
  createCarriedFiles,
  deleteUncheckedCarriedFiles,
} from "./carriedFiles.ts";
import { createBrowserEnvironment } from "../worker/browserEnvironment.ts";
import type { ReadBlobResult } from "../machineEnvironment.ts";
import type { ImageManifest } from "../manifest.ts";
import { exampleManifest } from "../testing/exampleManifest.ts";
import { sha256 } from "../../base/bytes/sha256.ts";

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

test("stores files by the digest of their content, only for this build of this image", async () => {
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

test("deletes only the old cache that all images shared", async () => {
  const bytes = encode("a program");
  await browserCarriedFiles.keep([{ name: await nameOf(bytes), bytes }], image);
  stores.set("carried-files", new Map());
  await deleteUncheckedCarriedFiles();
  expect([...stores.keys()]).toEqual(["carried-one-d1"]);
});

test("stores no file when the content of one does not match its name", async () => {
  const good = encode("a program");
  const name = await nameOf(good);
  const forged = { name: `${"0".repeat(20)}.bin`, bytes: encode("another program") };
  await expect(browserCarriedFiles.keep([{ name, bytes: good }, forged], image)).rejects.toThrow(
    forged.name,
  );
  expect(stores.size).toBe(0);
});

test("stores no file when the total content exceeds the limit", async () => {
  const files = await Promise.all(
    ["12345", "67890"].map(async (text) => ({
      name: await nameOf(encode(text)),
      bytes: encode(text),
    })),
  );
  await expect(createCarriedFiles(9).keep(files, image)).rejects.toThrow("more than 9 bytes");
  expect(stores.size).toBe(0);
  await createCarriedFiles(10).keep(files, image);
  expect(await browserCarriedFiles.measure(image)).toBe(10);
});

test("deletes a stored file whose content no longer matches its name", async () => {
  const bytes = encode("a program");
  const name = await nameOf(bytes);
  await browserCarriedFiles.keep([{ name, bytes }], image);
  for (const store of stores.values()) for (const url of store.keys()) store.set(url, encode("x"));
  expect(await browserCarriedFiles.read(name, image)).toBeNull();
  expect(await browserCarriedFiles.measure(image)).toBe(0);
});

interface Setup {
  readonly manifest: ImageManifest;
  readonly index: Uint8Array<ArrayBuffer>;
  readonly own: CarriedFile;
  readonly foreign: CarriedFile;
  readonly asked: string[];
  readonly read: (file: CarriedFile) => Promise<ReadBlobResult>;
}

/** Sets up an image with one file, and one file of an imported snapshot. */
async function setUp(
  respond: (url: string, setup: Setup, cache: RequestCache | undefined) => Response,
): Promise<Setup> {
  const [own, foreign] = await Promise.all(
    ["the image's", "not the image's"].map(async (text) => {
      const bytes = encode(text);
      return { name: await nameOf(bytes), bytes };
    }),
  );
  if (own === undefined || foreign === undefined) throw new Error("two files");
  const index = encode(JSON.stringify({ fsroot: [["f", 1, 0, 0, 0, 0, own.name]] }));
  const fileSystem = { path: "fs.json", size: index.length, sha256: await sha256(index) };
  const manifest = {
    ...exampleManifest,
    files: { ...exampleManifest.files, fileSystem },
  };
  const url = "https://example.org/vm/image/manifest.json";
  const module = Promise.reject(new Error("not used"));
  module.catch(() => undefined);
  const environment = createBrowserEnvironment(url, manifest, module);
  const { signal } = new AbortController();
  const asked: string[] = [];
  const setup: Setup = {
    manifest,
    index,
    own,
    foreign,
    asked,
    read: ({ name }) => environment.readBlob(name, signal, "default"),
  };
  vi.stubGlobal("fetch", (address: string, init?: RequestInit) => {
    asked.push(address);
    return Promise.resolve(respond(address, setup, init?.cache));
  });
  await browserCarriedFiles.keep([own, foreign], manifest);
  return setup;
}

const isIndex = (url: string): boolean => url.endsWith("fs.json");
const notFound = (): Response => new Response("", { status: 404 });

test("prefers the image's own file to a carried one of the same name", async () => {
  const { own, foreign, asked, read } = await setUp(
    (url, setup) => new Response(isIndex(url) ? setup.index : setup.own.bytes),
  );
  await read(own);
  expect(asked.at(-1)).toBe(`https://example.org/vm/image/blobs/${own.name}`);
  expect(await read(foreign)).toMatchObject({ kind: "bytes", bytes: foreign.bytes });
});

test("finds a carried file although a cache holds the index of an older build", async () => {
  const { foreign, read } = await setUp((url, setup, cache) => {
    if (!isIndex(url)) return notFound();
    return new Response(cache === "reload" ? setup.index : encode("{}"));
  });
  expect(await read(foreign)).toMatchObject({ kind: "bytes", bytes: foreign.bytes });
});

test("reports the index, until it is loaded, if only it blocks a carried file", async () => {
  let isIndexThere = false;
  const { foreign, own, read } = await setUp((url, setup) => {
    if (isIndex(url)) return isIndexThere ? new Response(setup.index) : notFound();
    return url.endsWith(setup.own.name) ? new Response(setup.own.bytes) : notFound();
  });
  const failure = { kind: "imageMissing", file: "https://example.org/vm/image/fs.json" };
  const [first, second] = await Promise.all([read(foreign), read(foreign)]);
  expect([first, second]).toEqual([
    { kind: "failed", failure },
    { kind: "failed", failure },
  ]);
  expect(await read(own)).toMatchObject({ kind: "bytes", bytes: own.bytes });
  isIndexThere = true;
  expect(await read(foreign)).toMatchObject({ kind: "bytes", bytes: foreign.bytes });
});

test("loads files from the server when the browser forbids caches", async () => {
  const { own, read } = await setUp((_url, setup) => new Response(setup.own.bytes));
  vi.stubGlobal("caches", { has: () => Promise.reject(new DOMException("denied")) });
  expect(await read(own)).toMatchObject({ kind: "bytes", bytes: own.bytes });
});

test.each(["0.bin", "", "../x", "abcdef0.bin", `${"0".repeat(20)}.bin.gz`, "__proto__"])(
  "does not store a file with the invalid name %j",
  async (name) => {
    await expect(browserCarriedFiles.keep([{ name, bytes: encode("") }], image)).rejects.toThrow();
    expect(stores.size).toBe(0);
  },
);
