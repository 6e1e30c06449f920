import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { exampleManifest } from "../testing/exampleManifest.ts";
import type { ImageFile } from "../manifest.ts";
import { createNodeEnvironment } from "./nodeEnvironment.ts";

const contents = new TextEncoder().encode("contents");
const file: ImageFile = {
  path: "files/a.bin",
  size: contents.length,
  sha256: createHash("sha256").update(contents).digest("hex"),
};
const { signal } = new AbortController();

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "image-"));
  await mkdir(path.join(directory, "files"));
  await mkdir(path.join(directory, "blobs"));
  await writeFile(path.join(directory, "files/a.bin"), contents);
  await writeFile(path.join(directory, "blobs/b.bin"), "blob");
});

afterEach(async () => {
  await rm(directory, { recursive: true });
});

async function read(change: Partial<ImageFile>): Promise<unknown> {
  const progress: number[] = [];
  const environment = createNodeEnvironment(directory, exampleManifest);
  const result = await environment.readFile(
    { ...file, ...change },
    (loadedBytes) => progress.push(loadedBytes),
    signal,
  );
  return { ...result, progress };
}

test("reads and checks a file of the image", async () => {
  expect(await read({})).toEqual({ kind: "bytes", bytes: contents, progress: [contents.length] });
});

test.each([{ size: 7 }, { sha256: "0".repeat(64) }])("refuses another file: %j", async (change) => {
  expect(await read(change)).toEqual({
    kind: "failed",
    failure: { kind: "digestMismatch", file: "files/a.bin" },
    progress: [],
  });
});

test("reports which file is missing", async () => {
  const failure = { kind: "imageMissing", file: path.join(directory, "files/none.bin") };
  expect(await read({ path: "files/none.bin" })).toEqual({ kind: "failed", failure, progress: [] });
});

test("reads a blob from the image's blob directory", async () => {
  const environment = createNodeEnvironment(directory, exampleManifest);
  expect(await environment.readBlob("b.bin", signal, "default")).toEqual({
    kind: "bytes",
    file: path.join(directory, exampleManifest.blobs.directory, "b.bin"),
    bytes: new TextEncoder().encode("blob"),
  });
});
