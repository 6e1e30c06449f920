import { expect, test } from "vitest";

import { StatisticsMeter } from "./statisticsMeter.ts";

test("measures between two calls", () => {
  const meter = new StatisticsMeter(1000);
  meter.noteInstructions(500);
  expect(meter.noteInstructions(2000)).toBe(1500);
  expect(meter.measure(3000, 500)).toEqual({
    instructions: 2000,
    instructionsPerSecond: 1000,
    runningShare: 0.25,
    uptimeMs: 2000,
  });
  meter.noteInstructions(2100);
  expect(meter.measure(4000, 600)).toEqual({
    instructions: 2100,
    instructionsPerSecond: 100,
    runningShare: 0.1,
    uptimeMs: 3000,
  });
});

test("handles a wrapped counter", () => {
  const meter = new StatisticsMeter(0);
  meter.noteInstructions(2 ** 32 - 10);
  meter.measure(1000, 0);
  meter.noteInstructions(90);
  expect(meter.measure(2000, 0).instructionsPerSecond).toBe(100);
});
