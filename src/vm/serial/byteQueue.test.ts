import fc from "fast-check";
import { expect, test } from "vitest";

import { ByteQueue } from "./byteQueue.ts";

test("behaves like an array for any sequence of operations", () => {
  const push = fc.record({
    kind: fc.constant("push" as const),
    bytes: fc.uint8Array({ maxLength: 700 }),
  });
  const shift = fc.record({ kind: fc.constant("shift" as const), count: fc.nat(900) });
  fc.assert(
    fc.property(fc.array(fc.oneof(push, shift), { maxLength: 30 }), (steps) => {
      const queue = new ByteQueue();
      const model: number[] = [];
      for (const step of steps) {
        if (step.kind === "push") {
          queue.pushAll(step.bytes);
          model.push(...step.bytes);
        } else {
          for (let count = 0; count < step.count; count += 1) {
            expect(queue.shift()).toBe(model.shift());
          }
        }
        expect(queue.length).toBe(model.length);
      }
    }),
    { seed: 42, numRuns: 40 },
  );
});

test("grows while its start is in the middle of the buffer", () => {
  const queue = new ByteQueue();
  const bytes = Uint8Array.from({ length: 400 }, (_, index) => index % 251);
  queue.pushAll(bytes.subarray(0, 200));
  for (let count = 0; count < 100; count += 1) queue.shift();
  queue.pushAll(bytes.subarray(200, 300));
  queue.pushAll(bytes.subarray(300));
  expect(Array.from({ length: 300 }, () => queue.shift())).toEqual([...bytes.subarray(100)]);
});

test("is empty after clear", () => {
  const queue = new ByteQueue();
  queue.push(1);
  queue.clear();
  expect([queue.length, queue.shift()]).toEqual([0, undefined]);
});
