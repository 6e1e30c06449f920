import { describe, expect, it } from "vitest";
import type { SystemResult } from "../../sql/session/tasks/serviceChannel.ts";
import { FakeClock, settle } from "../testing/fakeClock.ts";
import { runGuestTask } from "./runGuestTask.ts";

const exited = (output: string): SystemResult => ({ kind: "exited", exitStatus: 0, output });

interface Faults {
  /** Commands with this text are not answered, as the session is lost. */
  readonly lostAt?: string;
  readonly exitStatus?: number;
}

/** Starts a task in a guest whose polls take `lookMs` and whose task ends at `endMs`. */
function start(lookMs: number, endMs: number, { lostAt, exitStatus = 0 }: Faults = {}) {
  const clock = new FakeClock();
  const looksAtMs: number[] = [];
  const commands: string[] = [];
  const removed: string[] = [];
  const polled: string[] = [];
  const channel = {
    async system(command: string): Promise<SystemResult> {
      commands.push(command);
      if (lostAt !== undefined && command.includes(lostAt)) return { kind: "failed" };
      if (!command.includes("echo ---")) return exited("");
      looksAtMs.push(clock.monotonicMs());
      await new Promise<void>((resolve) => clock.setTimer(resolve, lookMs));
      return exited(clock.monotonicMs() < endMs ? "---\n10\n" : `${exitStatus} 1.00 2.50\n---\n`);
    },
  };
  const files = {
    putFile: () => Promise.resolve("/mnt/host/0-task.sh"),
    getFile: () => Promise.resolve(new TextEncoder().encode("its log")),
    removeFile: (path: string) => {
      removed.push(path);
      return Promise.resolve();
    },
  };
  const abort = new AbortController();
  const ended = runGuestTask({
    channel,
    files,
    clock,
    command: "true",
    poll: ":",
    onPoll: (text) => {
      polled.push(text);
    },
    signal: abort.signal,
  });
  return { clock, looksAtMs, commands, removed, polled, abort, ended };
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

it("reports what each poll printed, and the task's exit status", async () => {
  const { clock, polled, ended } = start(0, 900, { exitStatus: 3 });
  await clock.advance(2000);
  expect(await ended).toMatchObject({ kind: "exited", exitStatus: 3 });
  expect(polled).toEqual(["10\n", ""]);
});

describe("removes its files", () => {
  const cleanUp = /^rm -f .*0-task\.sh\.pid .*0-task\.sh\.log$/;

  it("after the end of the task", async () => {
    const { clock, commands, removed, ended } = start(0, 400);
    await clock.advance(1000);
    await ended;
    expect(commands.at(-1)).toMatch(cleanUp);
    expect(removed).toEqual(["/mnt/host/0-task.sh"]);
  });

  it.each([
    ["the start", "(sh "],
    ["a poll", "echo ---"],
  ])("when the service session is lost at %s, and reports the loss", async (_when, lostAt) => {
    const { clock, commands, removed, ended } = start(0, Infinity, { lostAt });
    await clock.advance(1000);
    expect(await ended).toEqual({ kind: "lost" });
    expect(commands.filter((command) => command.includes(lostAt))).toHaveLength(1);
    expect(commands.at(-1)).toMatch(cleanUp);
    expect(removed).toEqual(["/mnt/host/0-task.sh"]);
  });

  it("when it is stopped: at once, also within a long pause, and the task in the guest first", async () => {
    const { clock, commands, removed, abort, ended } = start(4000, Infinity);
    await clock.advance(6000);
    abort.abort();
    await settle();
    expect(await ended).toEqual({ kind: "stopped" });
    expect(commands.at(-2)).toContain("for signal in INT TERM TERM KILL KILL");
    expect(commands.at(-1)).toMatch(cleanUp);
    expect(removed).toEqual(["/mnt/host/0-task.sh"]);
  });
});
