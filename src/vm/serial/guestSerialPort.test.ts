import { expect, test } from "vitest";

import { GuestSerialPort } from "./guestSerialPort.ts";

function listen(port: GuestSerialPort): number[][] {
  const chunks: number[][] = [];
  port.onData((bytes) => chunks.push([...bytes]));
  return chunks;
}

function collect(port: GuestSerialPort, count: number): void {
  for (let index = 0; index < count; index += 1) port.collect(index % 256);
}

test("delivers at once when the guest halts", () => {
  const port = new GuestSerialPort();
  const chunks = listen(port);
  collect(port, 3);
  expect(chunks).toEqual([]);
  expect(port.flush(10, true)).toBe(true);
  expect(chunks).toEqual([[0, 1, 2]]);
  expect(port.flush(11, true)).toBe(false);
});

test("collects while the guest is running, for four milliseconds at most", () => {
  const port = new GuestSerialPort();
  const chunks = listen(port);
  collect(port, 1);
  port.flush(10, false);
  collect(port, 1);
  port.flush(13.9, false);
  expect(chunks).toEqual([]);
  port.flush(14, false);
  expect(chunks).toEqual([[0, 0]]);
  collect(port, 1);
  port.flush(15, false);
  expect(chunks).toHaveLength(1);
});

test("delivers a large chunk at once", () => {
  const port = new GuestSerialPort();
  const chunks = listen(port);
  collect(port, 32 * 1024);
  port.flush(10, false);
  expect(chunks.map((chunk) => chunk.length)).toEqual([32 * 1024]);
});

test("does not change a chunk when the next one arrives", () => {
  const port = new GuestSerialPort();
  const chunks: Uint8Array[] = [];
  port.onData((bytes) => chunks.push(bytes));
  port.collect(1);
  port.flush(1, true);
  port.collect(2);
  port.flush(2, true);
  expect(chunks).toEqual([Uint8Array.of(1), Uint8Array.of(2)]);
});

test("sends bytes written before the line was connected first", () => {
  const port = new GuestSerialPort();
  const sent: number[] = [];
  port.write(Uint8Array.of(1));
  port.connect((bytes) => sent.push(...bytes));
  port.write(Uint8Array.of(2));
  expect([sent, port.bytesToGuest]).toEqual([[1, 2], 2]);
});

test("neither sends nor delivers after dispose", () => {
  const port = new GuestSerialPort();
  const chunks = listen(port);
  const sent: number[] = [];
  port.connect((bytes) => sent.push(...bytes));
  port.dispose();
  port.dispose();
  port.write(Uint8Array.of(1));
  collect(port, 1);
  port.flush(1, true);
  expect([chunks, sent]).toEqual([[], []]);
});
