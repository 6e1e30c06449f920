import { expect, test } from "vitest";

import { BlobLoader } from "./blobLoader.ts";
import type { ReadFileResult } from "./machineEnvironment.ts";
import type { MachineFailure } from "./machineFailure.ts";
import type { V86BlobStorage } from "./v86Internals.ts";

interface Setup {
  readonly storage: V86BlobStorage;
  readonly loader: BlobLoader;
  readonly asked: string[];
  readonly cached: [string, number[]][];
  readonly failures: MachineFailure[];
}

function createLoader(read: (name: string) => ReadFileResult): Setup {
  const asked: string[] = [];
  const cached: [string, number[]][] = [];
  const failures: MachineFailure[] = [];
  const storage: V86BlobStorage = {
    load_from_server: () => Promise.reject(new Error("v86 would load by itself")),
    cache: (name, bytes) => {
      cached.push([name, [...bytes]]);
      return Promise.resolve();
    },
    zstd_decompress: (size) => new Uint8Array(size).fill(9).buffer,
  };
  const readBlob = (name: string): Promise<ReadFileResult> => {
    asked.push(name);
    return Promise.resolve(read(name));
  };
  const loader = new BlobLoader(storage, readBlob, (failure) => failures.push(failure));
  return { storage, loader, asked, cached, failures };
}

const giveBytes = (): ReadFileResult => ({ kind: "bytes", bytes: Uint8Array.of(1, 2) });

test("gives v86 the file and keeps it", async () => {
  const { storage, loader, cached } = createLoader(giveBytes);
  expect(await storage.load_from_server("aa.bin", 2)).toEqual(Uint8Array.of(1, 2));
  expect([cached, loader.count]).toEqual([[["aa.bin", [1, 2]]], 1]);
});

test("unpacks a packed file to its size", async () => {
  const { storage, cached } = createLoader(giveBytes);
  expect(await storage.load_from_server("aa.bin.zst", 3)).toEqual(Uint8Array.of(9, 9, 9));
  expect(cached).toEqual([["aa.bin.zst", [9, 9, 9]]]);
});

test("a file that is asked for twice at the same time is fetched once", async () => {
  const { storage, asked } = createLoader(giveBytes);
  const both = await Promise.all([
    storage.load_from_server("aa.bin", 2),
    storage.load_from_server("aa.bin", 2),
  ]);
  expect([both, asked]).toEqual([[Uint8Array.of(1, 2), Uint8Array.of(1, 2)], ["aa.bin"]]);
  await storage.load_from_server("aa.bin", 2);
  expect(asked).toEqual(["aa.bin", "aa.bin"]);
});

test("a file that cannot be had is a failure, and the guest's read never returns", async () => {
  const failure: MachineFailure = { kind: "guestFileMissing", file: "aa.bin", message: "404" };
  const { storage, failures } = createLoader(() => ({ kind: "failed", failure }));
  let isAnswered = false;
  void storage.load_from_server("aa.bin", 2).finally(() => (isAnswered = true));
  await new Promise((resolve) => setImmediate(resolve));
  expect([failures, isAnswered]).toEqual([[failure], false]);
});
