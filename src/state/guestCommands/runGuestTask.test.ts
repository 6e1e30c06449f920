import { expect, it } from "vitest";
import type { SystemResult } from "../../sql/session/tasks/serviceChannel.ts";
import { FakeClock, settle } from "../testing/fakeClock.ts";
import { runGuestTask } from "./runGuestTask.ts";

const exited = (output: string): SystemResult => ({ kind: "exited", exitStatus: 0, output });

/** Starts a task in a guest whose polls take `lookMs` and whose task ends at `endMs`. */
function start(lookMs: number, endMs: number) {
  const clock = new FakeClock();
  const looksAtMs: number[] = [];
  const channel = {
    async system(command: string): Promise<SystemResult> {
      if (!command.includes("echo ---")) return exited("");
      looksAtMs.push(clock.monotonicMs());
      await new Promise<void>((resolve) => clock.setTimer(resolve, lookMs));
      return exited(clock.monotonicMs() < endMs ? "---\n10\n" : "0 1.00 2.50\n---\n");
    },
  };
  const files = {
    putFile: () => Promise.resolve("/mnt/host/0-task.sh"),
    getFile: () => Promise.resolve(new TextEncoder().encode("its log")),
    removeFile: () => Promise.resolve(),
  };
  const { signal } = new AbortController();
  const ended = runGuestTask({
    channel,
    files,
    clock,
    command: "true",
    poll: ":",
    onPoll: () => undefined,
    signal,
  });
  return { clock, looksAtMs, ended };
}

it("polls a task twice a second while the guest answers at once", async () => {
  const { clock, looksAtMs, ended } = start(0, 1400);
  await clock.advance(3000);
  expect(looksAtMs).toEqual([500, 1000, 1500]);
  expect(await ended).toEqual({ kind: "exited", exitStatus: 0, log: "its log", elapsedMs: 1500 });
});

it("pauses for five times the duration of a poll, ten seconds at most", async () => {
  const { clock, looksAtMs } = start(1000, Infinity);
  await clock.advance(13_000);
  expect(looksAtMs).toEqual([500, 6500, 12_500]);
  const slow = start(4000, Infinity);
  await slow.clock.advance(20_000);
  await settle();
  expect(slow.looksAtMs).toEqual([500, 14_500]);
});
