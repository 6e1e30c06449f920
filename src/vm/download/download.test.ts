import { expect, test } from "vitest";

import { download, type DownloadOptions } from "./download.ts";
import { ManualScheduler } from "../../base/testing/manualScheduler.ts";
import type { ReadFileResult } from "../machineEnvironment.ts";

const contents = Uint8Array.of(1, 2, 3, 4);
const expected = { size: 4, sha256: "1,2,3,4" };
const url = "https://example.org/image/kernel.bin";

interface Attempt {
  readonly cache: RequestCache | undefined;
  readonly atMs: number;
}

interface Outcome {
  readonly result: ReadFileResult;
  readonly attempts: readonly Attempt[];
  readonly progress: readonly number[];
}

/** Downloads from a server with these responses, one per attempt. */
async function downloadFrom(
  answers: readonly (() => Response)[],
  changes: Partial<DownloadOptions> = {},
): Promise<Outcome> {
  const scheduler = new ManualScheduler();
  const attempts: Attempt[] = [];
  const progress: number[] = [];
  const results: ReadFileResult[] = [];
  void download(
    {
      url,
      expected,
      retryDelaysMs: [500, 2000],
      signal: new AbortController().signal,
      onProgress: (loadedBytes) => progress.push(loadedBytes),
      ...changes,
    },
    {
      fetch: (_url, init) => {
        const answer = answers[attempts.length];
        attempts.push({ cache: init.cache, atMs: scheduler.now() });
        return new Promise((resolve) => {
          resolve((answer ?? failToConnect)());
        });
      },
      scheduler,
      sha256: (bytes) => Promise.resolve([...bytes].join(",")),
    },
  ).then((value) => results.push(value));
  for (;;) {
    await new Promise((resolve) => setImmediate(resolve));
    const [result] = results;
    if (result !== undefined) return { result, attempts, progress };
    scheduler.advance(500);
  }
}

const answerWell = (): Response => new Response(contents);
const answerMissing = (): Response => new Response("", { status: 404 });
const answerBroken = (): Response => new Response("", { status: 503 });
const answerOther = (): Response => new Response(Uint8Array.of(4, 3, 2, 1));
const answerShort = (): Response => new Response(contents.slice(0, 2));
const answerLong = (): Response => new Response(Uint8Array.of(1, 2, 3, 4, 5));
const answerPage = (): Response =>
  new Response("<!doctype html>", { headers: { "content-type": "text/html; charset=utf-8" } });
const failToConnect = (): Response => {
  throw new TypeError("Failed to fetch");
};

test("fetches a file through the browser's cache", async () => {
  expect(await downloadFrom([answerWell])).toEqual({
    result: { kind: "bytes", bytes: contents },
    attempts: [{ cache: "default", atMs: 0 }],
    progress: [4],
  });
});

test("revalidates a cached file in the mode no-cache", async () => {
  const { attempts } = await downloadFrom([answerWell], { cache: "no-cache" });
  expect(attempts.map(({ cache }) => cache)).toEqual(["no-cache"]);
});

test("reports the bytes as they arrive", async () => {
  const body = (): Response =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(contents.slice(0, 1));
          controller.enqueue(contents.slice(1));
          controller.close();
        },
      }),
    );
  const { result, progress } = await downloadFrom([body]);
  expect([result, progress]).toEqual([{ kind: "bytes", bytes: contents }, [1, 4]]);
});

test.each([
  ["a stream of bytes", { type: "bytes" } as const],
  ["a stream that can only give its own chunks", {}],
])("reads %s, checks its size and ignores the rest", async (_name, source) => {
  const answer = (chunks: readonly number[][]): (() => Response) => {
    const give = (
      controller: ReadableByteStreamController | ReadableStreamDefaultController,
    ): void => {
      for (const chunk of chunks) controller.enqueue(Uint8Array.from(chunk));
      controller.close();
    };
    return () => new Response(new ReadableStream({ ...source, start: give } as UnderlyingSource));
  };
  const whole = await downloadFrom([answer([[1], [2, 3], [4]])]);
  expect(whole.result).toEqual({ kind: "bytes", bytes: contents });
  expect(whole.result.kind === "bytes" && whole.result.bytes.buffer.byteLength).toBe(4);
  const long = await downloadFrom([
    answer([
      [1, 2, 3],
      [4, 5],
    ]),
    answer([[1, 2, 3, 4], [5]]),
  ]);
  expect(long.result).toEqual({ kind: "failed", failure: { kind: "digestMismatch", file: url } });
  const short = await downloadFrom([answer([[1], [2]]), answer([]), answer([[1, 2, 3]])]);
  expect(short.result).toMatchObject({ failure: { message: "3 of 4 bytes came" } });
});

test.each([
  ["a server that fails", answerBroken, "HTTP status 503"],
  ["a network that fails", failToConnect, "Failed to fetch"],
  ["a file cut short", answerShort, "2 of 4 bytes came"],
])("retries after %s, and fails after the last delay", async (_name, answer, message) => {
  const recovered = await downloadFrom([answer, answer, answerWell]);
  expect(recovered.result).toEqual({ kind: "bytes", bytes: contents });
  expect(recovered.attempts.map(({ atMs }) => atMs)).toEqual([0, 500, 2500]);
  const { result } = await downloadFrom([answer, answer, answer, answerWell]);
  expect(result).toEqual({ kind: "failed", failure: { kind: "networkError", file: url, message } });
});

test.each([
  ["404", answerMissing],
  ["the start page", answerPage],
])("does not retry a missing file: %s", async (_name, answer) => {
  const { result, attempts } = await downloadFrom([answer, answerWell]);
  expect(result).toEqual({ kind: "failed", failure: { kind: "imageMissing", file: url } });
  expect(attempts).toHaveLength(1);
});

test.each([
  ["other bytes", answerOther],
  ["more bytes", answerLong],
])("%s are fetched once more, bypassing the cache", async (_name, answer) => {
  const recovered = await downloadFrom([answer, answerWell]);
  expect(recovered.result).toEqual({ kind: "bytes", bytes: contents });
  expect(recovered.attempts.map(({ cache }) => cache)).toEqual(["default", "reload"]);
  const { result, attempts } = await downloadFrom([answer, answer, answerWell]);
  expect(result).toEqual({ kind: "failed", failure: { kind: "digestMismatch", file: url } });
  expect(attempts).toHaveLength(2);
});

test("accepts any content when nothing is expected", async () => {
  const { result } = await downloadFrom([answerOther], { expected: null });
  expect(result).toEqual({ kind: "bytes", bytes: Uint8Array.of(4, 3, 2, 1) });
});

test("stops when the signal is aborted", async () => {
  const { result, attempts } = await downloadFrom([failToConnect, answerWell], {
    signal: AbortSignal.abort(),
  });
  expect([result.kind, attempts.length]).toEqual(["failed", 1]);
});
