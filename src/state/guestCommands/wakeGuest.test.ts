import { expect, it } from "vitest";
import { FakeClock } from "../testing/fakeClock.ts";
import { reseedCommand, wakeGuest } from "./wakeGuest.ts";

const hour = 3600;

it.each([
  ["is old", (now: number) => `${now - 3 * hour}\n`, 1, 0],
  ["is young", (now: number) => `${now - 60}\n`, 3, 2],
  ["is ahead", (now: number) => `${now + 60}\n`, 1, 0],
  ["does not tell its time", () => "", 1, 0],
])("wakes a guest whose memory %s", async (_name, tellTime, commandCount, reseedCount) => {
  const clock = new FakeClock();
  const commands: string[] = [];
  let reseeded = 0;
  const session = {
    reseed: () => {
      reseeded += commands.length;
      return Promise.resolve();
    },
  };
  await wakeGuest({
    shell: (command) => {
      commands.push(command);
      return Promise.resolve(tellTime(Math.round(clock.nowMs() / 1000)));
    },
    clock,
    entropy: "unforeseen",
    sessions: () => [session],
  });
  expect(commands).toHaveLength(commandCount);
  expect(reseeded).toBe(reseedCount);
  const now = Math.round(clock.nowMs() / 1000);
  expect(commands.at(-1)).toContain(`date -u -s @${now} `);
  expect(commands[0]).toContain("echo unforeseen >/dev/urandom");
});

it("resolves after the deadline when a session does not answer", async () => {
  const clock = new FakeClock();
  const waking = wakeGuest({
    shell: () => Promise.resolve(String(Math.round(clock.nowMs() / 1000))),
    clock,
    entropy: "unforeseen",
    sessions: () => [{ reseed: () => new Promise<void>(() => undefined) }],
  });
  await clock.advance(5000);
  await waking;
});

it("writes a valid ELF program", () => {
  const octal = /printf '((?:\\\d{3})+)'/.exec(reseedCommand("x"))?.[1] ?? "";
  const bytes = [...octal.matchAll(/\d{3}/g)].map(([digits]) => Number.parseInt(digits, 8));
  expect(bytes.slice(0, 6)).toEqual([0x7f, 0x45, 0x4c, 0x46, 1, 1]);
  // The segment's size in the file and in memory.
  expect([bytes[68], bytes[72]]).toEqual([bytes.length, bytes.length]);
});
