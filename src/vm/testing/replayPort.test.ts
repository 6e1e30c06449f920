import { expect, test } from "vitest";

import { ReplayPort, type ReplayStep } from "./replayPort.ts";

const encoder = new TextEncoder();
const steps: readonly ReplayStep[] = [
  { expect: new Uint8Array(), answer: encoder.encode("hello") },
  { expect: encoder.encode("one\n"), answer: encoder.encode("first") },
  { expect: encoder.encode("two\n"), answer: new Uint8Array() },
];

function createPort(chunkBytes: number): { port: ReplayPort; chunks: string[]; run: () => void } {
  const tasks: (() => void)[] = [];
  const port = new ReplayPort(steps, chunkBytes, (task) => tasks.push(task));
  const chunks: string[] = [];
  port.onData((bytes) => chunks.push(new TextDecoder().decode(bytes)));
  const run = (): void => {
    for (const task of tasks.splice(0)) task();
  };
  return { port, chunks, run };
}

test("answers each step once all its bytes were written", () => {
  const { port, chunks, run } = createPort(100);
  run();
  port.write(encoder.encode("on"));
  run();
  expect(chunks).toEqual(["hello"]);
  port.write(encoder.encode("e\ntw"));
  expect(chunks).toEqual(["hello"]);
  run();
  expect([chunks, port.isFinished]).toEqual([["hello", "first"], false]);
  port.write(encoder.encode("o\n"));
  expect([port.isFinished, port.problem]).toEqual([true, null]);
});

test("splits the answers into chunks", () => {
  const { chunks, run } = createPort(2);
  run();
  expect(chunks).toEqual(["he", "ll", "o"]);
});

test("throws for a write that was not recorded", () => {
  const { port } = createPort(100);
  const problem = "step 1, byte 1: 120 was written, 110 was recorded";
  expect(() => {
    port.write(encoder.encode("ox"));
  }).toThrow(problem);
  expect(port.problem).toBe(problem);
});

test("sends nothing after dispose", () => {
  const { port, chunks, run } = createPort(100);
  port.dispose();
  port.dispose();
  run();
  port.write(encoder.encode("anything"));
  expect([chunks, port.problem]).toEqual([[], null]);
});
