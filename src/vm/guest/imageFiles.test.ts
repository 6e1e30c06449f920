import { expect, test } from "vitest";

import { exampleManifest } from "../testing/exampleManifest.ts";
import { countBytesToLoad, type DownloadProgress, ImageFiles } from "./imageFiles.ts";
import type { MachineEnvironment, ReadFileResult } from "../machineEnvironment.ts";
import { ManualScheduler } from "../../base/testing/manualScheduler.ts";

const { bios, vgaBios } = exampleManifest.files;

function createFiles(read: (path: string) => ReadFileResult): {
  files: ImageFiles;
  progress: DownloadProgress[];
} {
  const progress: DownloadProgress[] = [];
  const environment: MachineEnvironment = {
    scheduler: new ManualScheduler(),
    instantiate: () => Promise.reject(new Error("not used")),
    readFile: (file, onProgress) => {
      onProgress(1);
      onProgress(2);
      return Promise.resolve(read(file.path));
    },
    blobRetryMs: null,
    readBlob: () => Promise.reject(new Error("not used")),
  };
  const { signal } = new AbortController();
  const files = new ImageFiles(environment, 10, (step) => progress.push(step), signal);
  return { files, progress };
}

const giveName = (path: string): ReadFileResult => ({
  kind: "bytes",
  bytes: new TextEncoder().encode(path),
});

test("adds up the progress of files that load in parallel", async () => {
  const { files, progress } = createFiles(giveName);
  await files.readAll([bios, vgaBios]);
  expect(progress).toEqual([
    { loadedBytes: 1, totalBytes: 10, file: "bios.bin" },
    { loadedBytes: 2, totalBytes: 10, file: "bios.bin" },
    { loadedBytes: 3, totalBytes: 10, file: "vgabios.bin" },
    { loadedBytes: 4, totalBytes: 10, file: "vgabios.bin" },
  ]);
});

test("joins the parts of a file in order", async () => {
  const { files } = createFiles(giveName);
  expect(await files.readJoined([vgaBios, bios])).toEqual({
    kind: "bytes",
    bytes: new TextEncoder().encode("vgabios.binbios.bin"),
  });
  expect(await files.readJoined([bios])).toEqual({
    kind: "bytes",
    bytes: new TextEncoder().encode("bios.bin"),
  });
});

test("fails for all files when one fails", async () => {
  const failure = { kind: "digestMismatch", file: "vgabios.bin" } as const;
  const { files } = createFiles((path) =>
    path === vgaBios.path ? { kind: "failed", failure } : giveName(path),
  );
  expect(await files.readAll([bios, vgaBios])).toEqual({ kind: "failed", failure });
  expect(await files.readJoined([bios, vgaBios])).toEqual({ kind: "failed", failure });
});

test.each([
  [{ kind: "snapshot" }, 128 + 32 + 2500],
  [{ kind: "kernel" }, 128 + 32 + 5000 + 1000 + 700],
  [{ kind: "state", bytes: new Uint8Array(99) }, 128 + 32],
] as const)("counts what a start from %j loads", (start, count) => {
  expect(countBytesToLoad(exampleManifest, start)).toBe(count);
});
