import { expect, test } from "vitest";

import { BootWatch } from "./bootWatch.ts";
import { exampleManifest } from "../testing/exampleManifest.ts";
import { RelayPort } from "../serial/relayPort.ts";

const encoder = new TextEncoder();

function createWatch(): { ports: RelayPort[]; tails: string[]; ready: number[]; watch: BootWatch } {
  const ports = [0, 1, 2, 3].map(() => new RelayPort(() => undefined));
  const tails: string[] = [];
  const ready: number[] = [];
  const watch = new BootWatch(
    exampleManifest,
    ports,
    (tail) => tails.push(tail),
    () => ready.push(tails.length),
  );
  return { ports, tails, ready, watch };
}

test("reports readiness once each line printed its start, split at any byte", () => {
  const { ports, ready } = createWatch();
  const line = "\x1eSESSION-START 5432\x1f\n";
  ports[1]?.deliver(encoder.encode(line));
  for (const byte of encoder.encode(line)) ports[3]?.deliver(Uint8Array.of(byte));
  ports[3]?.deliver(encoder.encode(line));
  expect(ready).toEqual([]);
  ports[2]?.deliver(encoder.encode(`noise${line}`));
  expect(ready).toEqual([0]);
});

test("keeps the end of the console's output, and of no other line", () => {
  const { ports, tails, watch } = createWatch();
  ports[0]?.deliver(encoder.encode("x".repeat(3000)));
  ports[0]?.deliver(encoder.encode("end ü").subarray(0, 5));
  ports[0]?.deliver(encoder.encode("ü").subarray(1));
  ports[1]?.deliver(encoder.encode("other"));
  expect(tails.map((tail) => tail.length)).toEqual([2000, 2000, 2000]);
  expect(watch.consoleTail).toBe(`${"x".repeat(1995)}end ü`);
});

test("ignores output after dispose", () => {
  const { ports, tails, watch } = createWatch();
  watch.dispose();
  watch.dispose();
  ports[0]?.deliver(encoder.encode("late"));
  expect(tails).toEqual([]);
});
