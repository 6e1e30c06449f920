import { beforeAll, describe, expect, test } from "vitest";

import { BlobLoader } from "./blobLoader.ts";
import type { ReadBlobResult } from "../machineEnvironment.ts";
import type { MachineFailure } from "../machineFailure.ts";
import { ManualScheduler } from "../../base/testing/manualScheduler.ts";
import type { MissingFile } from "../missingFile.ts";
import { sha256 } from "../../base/bytes/sha256.ts";
import type { V86BlobStorage } from "../emulator/v86Internals.ts";
import { loadZstd, packZstd } from "../files/zstd.ts";

const content = new TextEncoder().encode("a library, ".repeat(100));
let plain = "";
let packed = "";
let frame = new Uint8Array();

beforeAll(async () => {
  await loadZstd();
  frame = new Uint8Array(packZstd(content, 3));
  const digest = (await sha256(content)).slice(0, 20);
  plain = `${digest}.bin`;
  packed = `${digest}.bin.zst`;
});

interface Setup {
  readonly storage: V86BlobStorage;
  readonly loader: BlobLoader;
  readonly scheduler: ManualScheduler;
  readonly abort: AbortController;
  readonly asked: string[];
  readonly cached: [string, Uint8Array][];
  readonly failures: MachineFailure[];
  readonly missing: (readonly Pick<MissingFile, "file" | "problem">[])[];
}

function createLoader(
  read: (name: string, cache: string, attempt: number) => ReadBlobResult | Promise<ReadBlobResult>,
  blobRetryMs: number | null = 15_000,
): Setup {
  const asked: string[] = [];
  const cached: [string, Uint8Array][] = [];
  const failures: MachineFailure[] = [];
  const missing: (readonly Pick<MissingFile, "file" | "problem">[])[] = [];
  const storage: V86BlobStorage = {
    load_from_server: () => Promise.reject(new Error("v86 would load by itself")),
    cache: (name, bytes) => {
      cached.push([name, bytes]);
      return Promise.resolve();
    },
    zstd_decompress: () => {
      throw new Error("v86 would unpack by itself");
    },
  };
  const scheduler = new ManualScheduler();
  const environment = {
    scheduler,
    blobRetryMs,
    readBlob: (name: string, _signal: AbortSignal, cache: string): Promise<ReadBlobResult> => {
      asked.push(cache);
      return Promise.resolve(read(name, cache, asked.length));
    },
  };
  const abort = new AbortController();
  const loader = new BlobLoader(storage, environment, abort.signal, {
    onFailure: (failure) => failures.push(failure),
    onMissing: (files) => {
      missing.push(files.map(({ file, problem }) => ({ file, problem })));
    },
  });
  return { storage, loader, scheduler, abort, asked, cached, failures, missing };
}

const give = (bytes: Uint8Array): ReadBlobResult => ({
  kind: "bytes",
  bytes: new Uint8Array(bytes),
  file: "blobs/file",
});
const unreachable: ReadBlobResult = {
  kind: "failed",
  failure: { kind: "networkError", file: "blobs/file", message: "no network" },
};
const altered = (bytes: Uint8Array): Uint8Array =>
  bytes.map((byte, index) => (index === bytes.length - 9 ? byte ^ 1 : byte));

/** Waits for all promises that need no fake timer. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve));
}

test("returns the file to v86 and caches it", async () => {
  const { storage, loader, cached } = createLoader(() => give(content));
  expect(await storage.load_from_server(plain, content.length)).toEqual(content);
  expect([cached, loader.count]).toEqual([[[plain, content]], 1]);
});

test("decompresses a packed file", async () => {
  const { storage, cached } = createLoader(() => give(frame));
  expect(await storage.load_from_server(packed, content.length)).toEqual(content);
  expect(cached).toEqual([[packed, content]]);
});

test("fetches a file once when it is requested twice at the same time", async () => {
  const { storage, asked } = createLoader(() => give(content));
  const load = (): Promise<Uint8Array> => storage.load_from_server(plain, content.length);
  expect(await Promise.all([load(), load()])).toEqual([content, content]);
  expect(asked).toEqual(["default"]);
  await load();
  expect(asked).toEqual(["default", "default"]);
});

describe.each([
  ["plain", () => plain, () => content],
  ["packed", () => packed, () => frame],
])("a %s file with a changed bit", (_kind, name, bytes) => {
  test("is fetched once more, bypassing the cache", async () => {
    const { storage, asked, missing } = createLoader((_name, cache) =>
      give(cache === "reload" ? bytes() : altered(bytes())),
    );
    expect(await storage.load_from_server(name(), content.length)).toEqual(content);
    expect([asked, missing]).toEqual([["default", "reload"], []]);
  });

  test("is reported when it is altered again, and the guest waits for the right one", async () => {
    let isMended = false;
    const { storage, loader, asked, missing, failures } = createLoader(() =>
      give(isMended ? bytes() : altered(bytes())),
    );
    const loading = storage.load_from_server(name(), content.length);
    await settle();
    expect(missing).toEqual([[{ file: "blobs/file", problem: "altered" }]]);
    isMended = true;
    loader.retry();
    expect(await loading).toEqual(content);
    expect(missing.at(-1)).toEqual([]);
    expect([asked, failures]).toEqual([["default", "reload", "default"], []]);
  });
});

test.each([
  ["cut", () => frame.slice(0, -4)],
  ["empty", () => new Uint8Array()],
  ["another file", () => new Uint8Array(packZstd(Uint8Array.of(1, 2, 3), 3))],
  ["a page", () => new TextEncoder().encode("<!doctype html>")],
])("reports a file that is %s as altered, without a crash", async (_name, bytes) => {
  const { storage, missing } = createLoader(() => give(bytes()));
  void storage.load_from_server(packed, content.length);
  await settle();
  expect(missing).toEqual([[{ file: "blobs/file", problem: "altered" }]]);
});

test("retries an unreachable file after a delay, and the machine continues", async () => {
  let isBack = false;
  const setup = createLoader(() => (isBack ? give(content) : unreachable));
  const loading = setup.storage.load_from_server(plain, content.length);
  await settle();
  expect(setup.missing).toEqual([[{ file: "blobs/file", problem: "unreachable" }]]);
  isBack = true;
  setup.scheduler.advance(15_000);
  expect(await loading).toEqual(content);
  expect([setup.missing.at(-1), setup.failures]).toEqual([[], []]);
});

test("fails the machine for a missing file if the environment has no retry", async () => {
  const { storage, failures } = createLoader(() => unreachable, null);
  let isAnswered = false;
  void storage.load_from_server(plain, 2).finally(() => (isAnswered = true));
  await settle();
  const failure = { kind: "guestFileMissing", file: "blobs/file", message: "no network" };
  expect([failures, isAnswered]).toEqual([[failure], false]);
});

describe("a file whose download hangs", () => {
  function createHanging(): Setup & { readonly answer: (result: ReadBlobResult) => void } {
    const waiting: ((result: ReadBlobResult) => void)[] = [];
    const setup = createLoader(
      () =>
        new Promise((resolve) => {
          waiting.push(resolve);
        }),
    );
    return {
      ...setup,
      answer: (result) => {
        for (const resolve of waiting) resolve(result);
      },
    };
  }

  test("is reported after ten seconds, until it is loaded", async () => {
    const { storage, scheduler, missing, answer } = createHanging();
    const loading = storage.load_from_server(plain, content.length);
    scheduler.advance(9999);
    expect(missing).toEqual([]);
    scheduler.advance(1);
    expect(missing).toEqual([[{ file: plain, problem: "late" }]]);
    answer(give(content));
    expect(await loading).toEqual(content);
    expect(missing.at(-1)).toEqual([]);
    expect(scheduler.pendingCount).toBe(0);
  });

  test("is requested again when the user retries", async () => {
    const { storage, loader, scheduler, asked, answer } = createHanging();
    const loading = storage.load_from_server(plain, content.length);
    scheduler.advance(10_000);
    loader.retry();
    await settle();
    expect(asked).toEqual(["default", "default"]);
    answer(give(content));
    expect(await loading).toEqual(content);
  });
});

test("reports an exception while reading as a missing file, not as a machine failure", async () => {
  const { storage, missing, failures } = createLoader(() =>
    Promise.reject(new DOMException("denied", "SecurityError")),
  );
  void storage.load_from_server(plain, content.length);
  await settle();
  expect(missing).toEqual([[{ file: plain, problem: "unreachable" }]]);
  expect(failures).toEqual([]);
});

test("neither reports nor requests a file again after the machine has ended", async () => {
  const { storage, loader, scheduler, abort, asked, missing } = createLoader(
    () => new Promise(() => undefined),
  );
  let isAnswered = false;
  void storage.load_from_server(plain, content.length).finally(() => (isAnswered = true));
  await settle();
  abort.abort();
  await settle();
  scheduler.advance(60_000);
  loader.retry();
  await settle();
  expect([asked, missing, isAnswered]).toEqual([["default"], [], false]);
  expect(scheduler.pendingCount).toBe(0);
});
