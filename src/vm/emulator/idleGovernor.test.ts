import { expect, test } from "vitest";

import { IdleGovernor, type IdlePolicy } from "./idleGovernor.ts";

const policy: IdlePolicy = {
  quietMs: 1000,
  unansweredQuietMs: 60_000,
  wakeEveryMs: 250,
  busyInstructionsPerSecond: 10_000_000,
};

function createGovernor(): IdleGovernor {
  return new IdleGovernor(policy, 0);
}

test("keeps every timer until the quiet time has passed", () => {
  const governor = createGovernor();
  expect(governor.stretch(4, 999)).toBe(4);
  expect(governor.stretch(4, 1000)).toBe(250);
});

test("never shortens the guest's wait", () => {
  expect(createGovernor().stretch(400, 5000)).toBe(400);
});

test("output and other activity keep it awake for the same time", () => {
  const governor = createGovernor();
  governor.noteOutput(1, 5000);
  expect([governor.stretch(4, 5999), governor.stretch(4, 6000)]).toEqual([4, 250]);
  governor.noteActivity(7000);
  expect([governor.stretch(4, 7999), governor.stretch(4, 8000)]).toEqual([4, 250]);
});

test("a line with an unanswered input keeps it awake longer", () => {
  const governor = createGovernor();
  governor.noteInput(1, 5000);
  expect([governor.stretch(4, 64_999), governor.stretch(4, 65_000)]).toEqual([4, 250]);
});

test("output on another line does not count as the answer", () => {
  const governor = createGovernor();
  governor.noteInput(1, 5000);
  governor.noteOutput(3, 5500);
  expect(governor.stretch(4, 20_000)).toBe(4);
  governor.noteOutput(1, 20_000);
  expect(governor.stretch(4, 21_000)).toBe(250);
});

test("a guest that computes is not idle", () => {
  const governor = createGovernor();
  governor.noteInstructions(1, 5000);
  governor.noteInstructions(1_000_000, 5200);
  governor.noteInstructions(1_000_000, 5250);
  expect(governor.stretch(4, 5251)).toBe(250);
  governor.noteInstructions(2_000_000, 5400);
  governor.noteInstructions(1_000_000, 5500);
  expect([governor.stretch(4, 6499), governor.stretch(4, 6500)]).toEqual([4, 250]);
});

test("a guest that only handles timer interrupts is idle", () => {
  const governor = createGovernor();
  for (let nowMs = 5000; nowMs < 7000; nowMs += 4) governor.noteInstructions(10_000, nowMs);
  expect(governor.stretch(4, 7000)).toBe(250);
});
