import { afterEach, expect, test, vi } from "vitest";

import { createBrowserScheduler, createDownloadTools } from "./browserTools.ts";

afterEach(() => {
  vi.useRealTimers();
});

test("runs tasks asynchronously and in order", async () => {
  const scheduler = createBrowserScheduler();
  const log: string[] = [];
  await new Promise<void>((resolve) => {
    scheduler.soon(() => log.push("first"));
    scheduler.soon(() => {
      log.push("second");
      scheduler.soon(() => {
        log.push("third");
        resolve();
      });
    });
    log.push("now");
  });
  expect(log).toEqual(["now", "first", "second", "third"]);
});

test("cancels a delayed task, even when its message is already posted", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const scheduler = createBrowserScheduler();
  const log: string[] = [];
  scheduler.after(0, () => log.push("given up"))();
  const cancelLate = scheduler.after(0, () => log.push("given up late"));
  // The timer has fired, but its message is not delivered yet.
  vi.runAllTimers();
  cancelLate();
  cancelLate();
  await new Promise<void>((resolve) => {
    scheduler.after(1, () => {
      log.push("kept");
      resolve();
    });
    vi.runAllTimers();
  });
  expect(log).toEqual(["kept"]);
});

test("returns digests in lower-case hexadecimal", async () => {
  const tools = createDownloadTools(createBrowserScheduler());
  expect(await tools.sha256(new TextEncoder().encode("abc"))).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
});
