import { setTimeout as delay } from "node:timers/promises";
import type { Browser, Page } from "@playwright/test";

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string };
  /** Processor time of the thread, in microseconds. */
  readonly tdur?: number;
}

/**
 * A busy machine fills 2 MB of trace a second. A trace must fit into one string (512 MiB) and into
 * the browser's buffer, which drops all later tasks when it is full.
 */
const traceMs = 30_000;

/**
 * The processor time of the longest task of the page's main thread during `work`, in milliseconds.
 * Unlike elapsed time it does not depend on the host's other load. Long work is traced in parts;
 * tasks in the second between two parts are not seen.
 */
export async function longestTaskDuring(page: Page, work: () => Promise<void>): Promise<number> {
  const browser = page.context().browser();
  if (browser === null) throw new Error("the page has no browser that can be traced");
  let longestMs = 0;
  await startTracing(browser, page);
  const ended = work().then(
    () => "ended" as const,
    (error: unknown) => ({ error }),
  );
  for (;;) {
    const timer = new AbortController();
    const end = await Promise.race([ended, delay(traceMs, null, { signal: timer.signal })]);
    timer.abort();
    longestMs = Math.max(longestMs, longestTaskOf(await browser.stopTracing()));
    if (end === "ended") break;
    if (end !== null) throw end.error;
    await startTracing(browser, page);
  }
  if (longestMs === 0) throw new Error("the trace has no tasks");
  return longestMs;
}

function startTracing(browser: Browser, page: Page): Promise<void> {
  return browser.startTracing(page, { categories: ["toplevel"] });
}

/** The processor time of the longest task of the main threads in a trace, in milliseconds. */
function longestTaskOf(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const mainThreads = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(threadOf),
  );
  return traceEvents
    .filter(
      (event) =>
        event.ph === "X" && event.name.endsWith("RunTask") && mainThreads.has(threadOf(event)),
    )
    .reduce((longestMs, { tdur = 0 }) => Math.max(longestMs, tdur / 1000), 0);
}

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid} ${tid}`;
}
