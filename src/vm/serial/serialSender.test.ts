import { expect, test } from "vitest";

import { SerialSender } from "./serialSender.ts";
import type { V86ByteQueue, V86Uart } from "../emulator/v86Internals.ts";

/** A UART as the guest sees it: bytes arrive in `input`; the last one raises an interrupt. */
class FakeUart {
  input: V86ByteQueue = [];
  irq = 3;
  iir = 1;
  interrupts = 0;
  readonly edges: string[] = [];
  readonly cpu = {
    device_lower_irq: (irq: number): void => {
      this.edges.push(`lower ${irq}`);
    },
  } as V86Uart["cpu"];

  CheckInterrupt(): void {
    this.edges.push("check");
  }

  receive(bytes: Uint8Array): void {
    for (const byte of bytes) this.input.push(byte);
    this.interrupts += 1;
  }

  read(count: number): number[] {
    return Array.from({ length: count }, () => this.input.shift() ?? -1);
  }
}

function connect(uart = new FakeUart()): { uart: FakeUart; sender: SerialSender } {
  const sender = new SerialSender(uart, (bytes) => {
    uart.receive(bytes);
  });
  return { uart, sender };
}

function createBytes(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => index % 251);
}

test("sends a short write at once, with one interrupt", () => {
  const { uart, sender } = connect();
  sender.write(createBytes(5));
  expect(uart.read(5)).toEqual([0, 1, 2, 3, 4]);
  expect(uart.interrupts).toBe(1);
});

test("sends a long write in bursts, each only after the previous one was read", () => {
  const { uart, sender } = connect();
  const bytes = createBytes(20_000);
  sender.write(bytes);
  expect(uart.input.length).toBe(8192);
  uart.read(8191);
  sender.pump();
  expect(uart.input.length).toBe(1);
  uart.read(1);
  sender.pump();
  expect(uart.read(8192)).toEqual([...bytes.subarray(8192, 16_384)]);
  sender.pump();
  expect(uart.read(20_000 - 16_384)).toEqual([...bytes.subarray(16_384)]);
  expect([uart.interrupts, sender.isIdle]).toEqual([3, true]);
});

test("joins pending writes in order", () => {
  const { uart, sender } = connect();
  const bytes = createBytes(8193);
  sender.write(bytes);
  const reused = Uint8Array.of(7, 8);
  sender.write(reused);
  reused.fill(0);
  sender.write(Uint8Array.of(9));
  uart.read(8192);
  sender.pump();
  expect(uart.read(4)).toEqual([bytes[8192], 7, 8, 9]);
  expect([uart.interrupts, sender.isIdle]).toEqual([2, true]);
});

test("continues a write that was split by a burst before the next write", () => {
  const { uart, sender } = connect();
  sender.write(Uint8Array.of(1));
  sender.write(createBytes(8190));
  sender.write(Uint8Array.of(11, 12, 13, 14));
  sender.write(Uint8Array.of(21));
  uart.read(1);
  sender.pump();
  expect(uart.read(8192).slice(-2)).toEqual([11, 12]);
  sender.pump();
  expect(uart.read(3)).toEqual([13, 14, 21]);
});

test("keeps earlier queued bytes in front", () => {
  const uart = new FakeUart();
  uart.input.push(1);
  const { sender } = connect(uart);
  sender.write(Uint8Array.of(2));
  expect(uart.read(1)).toEqual([1]);
  sender.pump();
  expect(uart.read(1)).toEqual([2]);
});

test("clear drops unread bytes", () => {
  const { uart, sender } = connect();
  sender.write(createBytes(9000));
  sender.clear();
  sender.pump();
  expect([uart.input.length, sender.isIdle]).toEqual([0, true]);
});

test("sends nothing for an empty write", () => {
  const { uart, sender } = connect();
  sender.write(new Uint8Array());
  expect([uart.interrupts, sender.isIdle]).toEqual([0, true]);
});

test("repeats only a pending interrupt, at intervals", () => {
  const { uart, sender } = connect();
  sender.repeatMissedInterrupt(1000);
  expect(uart.edges).toEqual([]);
  uart.iir = 12;
  sender.repeatMissedInterrupt(1001);
  expect(uart.edges).toEqual(["lower 3", "check"]);
  sender.repeatMissedInterrupt(1005.9);
  expect(uart.edges).toHaveLength(2);
  sender.repeatMissedInterrupt(1006);
  expect(uart.edges).toHaveLength(4);
});

const interrupt = Uint8Array.of(3);

test("holds an interrupt until the guest was idle after it read what came before", () => {
  const { uart, sender } = connect();
  sender.write(createBytes(2));
  sender.write(interrupt);
  sender.write(Uint8Array.of(8));
  // The guest is idle, but has not read the bytes.
  sender.noteProgress(1000, true);
  uart.read(2);
  sender.pump();
  expect([uart.input.length, sender.isIdle]).toEqual([0, false]);
  sender.noteProgress(1000, false);
  sender.pump();
  expect(uart.input.length).toBe(0);
  sender.noteProgress(1000, true);
  sender.pump();
  expect(uart.read(1)).toEqual([3]);
  sender.pump();
  expect([uart.read(1), sender.isIdle]).toEqual([[8], true]);
});

test("sends an interrupt to a guest that is never idle after many instructions", () => {
  const { uart, sender } = connect();
  sender.write(createBytes(1));
  uart.read(1);
  sender.write(interrupt);
  sender.noteProgress(19_999_999, false);
  sender.pump();
  expect(uart.input.length).toBe(0);
  sender.noteProgress(1, false);
  sender.pump();
  expect(uart.read(1)).toEqual([3]);
});

test("sends an interrupt at once when nothing came before it", () => {
  const { uart, sender } = connect();
  sender.write(interrupt);
  expect(uart.read(1)).toEqual([3]);
});

test("holds no bytes that only contain the code of the interrupt", () => {
  const { uart, sender } = connect();
  sender.write(Uint8Array.of(1, 3, 2));
  uart.read(3);
  sender.write(Uint8Array.of(3, 3));
  expect(uart.read(2)).toEqual([3, 3]);
});
