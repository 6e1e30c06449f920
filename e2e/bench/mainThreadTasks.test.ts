import type { Page } from "@playwright/test";
import { beforeEach, expect, it, vi } from "vitest";
import { longestTaskDuring } from "./mainThreadTasks.ts";

const delays: (() => void)[] = [];

vi.mock("node:timers/promises", () => ({
  setTimeout: (_ms: number, value: unknown) =>
    new Promise((resolve) => {
      delays.push(() => {
        resolve(value);
      });
    }),
}));

beforeEach(() => {
  delays.length = 0;
});

const thread = (pid: number, tid: number, name: string): object => ({
  name: "thread_name",
  ph: "M",
  pid,
  tid,
  args: { name },
});
const task = (pid: number, tid: number, ms: number): object => ({
  name: "ThreadControllerImpl::RunTask",
  ph: "X",
  pid,
  tid,
  tdur: ms * 1000,
});

/** A page whose browser returns these traces, the longest task of each in milliseconds. */
function pageWithTraces(longest: readonly number[]): {
  readonly page: Page;
  readonly starts: () => number;
} {
  const startTracing = vi.fn(() => Promise.resolve());
  const left = longest.map((ms) => ({
    traceEvents: [
      thread(1, 1, "CrRendererMain"),
      thread(1, 2, "DedicatedWorker thread"),
      task(1, 1, 3),
      task(1, 1, ms),
      task(1, 2, 9000),
    ],
  }));
  const stopTracing = (): Promise<Buffer> =>
    Promise.resolve(Buffer.from(JSON.stringify(left.shift())));
  const browser = { startTracing, stopTracing };
  const page = { context: () => ({ browser: () => browser }) } as unknown as Page;
  return { page, starts: () => startTracing.mock.calls.length };
}

it("returns the longest task of the main thread over all parts of a long trace", async () => {
  const { page, starts } = pageWithTraces([10, 70, 20]);
  let endWork = (): void => undefined;
  const work = new Promise<void>((resolve) => {
    endWork = resolve;
  });
  const found = longestTaskDuring(page, () => work);
  for (const part of [1, 2]) {
    await vi.waitFor(() => {
      expect(delays).toHaveLength(part);
    });
    delays[part - 1]?.();
  }
  await vi.waitFor(() => {
    expect(starts()).toBe(3);
  });
  endWork();
  expect(await found).toBe(70);
});

it("ends the trace of work that fails", async () => {
  const { page, starts } = pageWithTraces([10, 20]);
  const failing = longestTaskDuring(page, () => Promise.reject(new Error("no grid")));
  await expect(failing).rejects.toThrow("no grid");
  expect(await longestTaskDuring(page, () => Promise.resolve())).toBe(20);
  expect(starts()).toBe(2);
});
