// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { exampleManifest } from "../testing/exampleManifest.ts";
import { openImage, type OpenedImage } from "./openImage.ts";

const base = "https://example.org/sub/";
const index = {
  default: "example",
  images: [{ id: "example", label: "Example", manifest: "example/manifest.json" }],
};

class FakeWorker extends EventTarget {
  static created: FakeWorker[] = [];
  readonly messages: unknown[] = [];
  isTerminated = false;

  readonly options: WorkerOptions;

  constructor(_url: string, options: WorkerOptions) {
    super();
    this.options = options;
    FakeWorker.created.push(this);
  }

  postMessage(message: unknown): void {
    this.messages.push(message);
  }

  terminate(): void {
    this.isTerminated = true;
  }
}

let files: Map<string, string>;

beforeEach(() => {
  FakeWorker.created = [];
  files = new Map([
    [`${base}vm/index.json`, JSON.stringify(index)],
    [`${base}vm/example/manifest.json`, JSON.stringify(exampleManifest)],
  ]);
  vi.stubGlobal("Worker", FakeWorker);
  vi.stubGlobal("fetch", (url: string) => {
    const text = files.get(url);
    return Promise.resolve(new Response(text ?? "", { status: text === undefined ? 404 : 200 }));
  });
  vi.spyOn(document, "baseURI", "get").mockReturnValue(`${base}index.html?image=x#sql`);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function open(imageId: string | null): Promise<OpenedImage> {
  return openImage({
    resume: null,
    indexUrl: "vm/index.json",
    imageId,
    start: { kind: "snapshot" },
  });
}

test.each([null, "example"])("starts the image %j in a worker", async (imageId) => {
  const opened = await open(imageId);
  expect(opened.kind === "opened" && [opened.index, opened.machine.manifest]).toEqual([
    index,
    exampleManifest,
  ]);
  const [worker] = FakeWorker.created;
  expect(worker?.options).toEqual({ type: "module", name: "machine" });
  expect([FakeWorker.created.length, worker?.isTerminated]).toEqual([1, false]);
  expect(worker?.messages).toEqual([
    {
      kind: "start",
      manifest: exampleManifest,
      manifestUrl: `${base}vm/example/manifest.json`,
      start: { kind: "snapshot" },
    },
  ]);
});

const failures: readonly (readonly [string, () => void, string | null, object])[] = [
  [
    "there is no index",
    () => files.delete(`${base}vm/index.json`),
    null,
    { index: null, failure: { kind: "imageMissing", file: `${base}vm/index.json` } },
  ],
  [
    "the index is no JSON",
    () => files.set(`${base}vm/index.json`, "{"),
    null,
    {
      index: null,
      failure: { kind: "manifestInvalid", file: `${base}vm/index.json`, path: "" },
    },
  ],
  [
    "the index is wrong",
    () => files.set(`${base}vm/index.json`, "{}"),
    null,
    {
      index: null,
      failure: { kind: "manifestInvalid", file: `${base}vm/index.json`, path: "default" },
    },
  ],
  [
    "the image is not listed",
    () => undefined,
    "other",
    { index, failure: { kind: "imageUnknown", id: "other", known: ["example"] } },
  ],
  [
    "there is no manifest",
    () => files.delete(`${base}vm/example/manifest.json`),
    null,
    { index, failure: { kind: "imageMissing", file: `${base}vm/example/manifest.json` } },
  ],
  [
    "the manifest is wrong",
    () => files.set(`${base}vm/example/manifest.json`, '{"format":1}'),
    null,
    {
      index,
      failure: { kind: "manifestInvalid", file: `${base}vm/example/manifest.json`, path: "engine" },
    },
  ],
];

test.each(failures)(
  "reports that %s, and terminates the worker",
  async (_name, change, imageId, outcome) => {
    change();
    expect(await open(imageId)).toMatchObject({ kind: "failed", ...outcome });
    expect(FakeWorker.created.map((worker) => worker.isTerminated)).toEqual([true]);
  },
);

test("refuses an index of many megabytes", async () => {
  const padding = " ".repeat(5 * 1024 * 1024);
  files.set(`${base}vm/index.json`, JSON.stringify(index) + padding);
  const length = JSON.stringify(index).length + padding.length;
  expect(await open(null)).toMatchObject({
    kind: "failed",
    failure: { kind: "manifestInvalid", message: `has ${length} bytes, more than 4194304` },
  });
});

test("reports a worker that cannot start", async () => {
  const opening = open(null);
  FakeWorker.created[0]?.dispatchEvent(new Event("error"));
  const opened = await opening;
  expect(opened).toMatchObject({
    kind: "failed",
    index: null,
    failure: { kind: "networkError", message: "the worker could not be loaded" },
  });
  expect(JSON.stringify(opened)).toContain("machineWorker");
});
