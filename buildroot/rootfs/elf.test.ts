import { describe, expect, test } from "vitest";
import { readElf } from "./elf.ts";

interface ElfPlan {
  readonly interpreter?: string;
  readonly needed: readonly string[];
}

const loadAddress = 0x8048000;

/** Lays out a program: header, program headers, interpreter, dynamic section, names. */
function makeElf({ interpreter, needed }: ElfPlan): Uint8Array {
  const bytes = new Uint8Array(1024);
  const view = new DataView(bytes.buffer);
  bytes.set([0x7f, 0x45, 0x4c, 0x46, 1, 1, 1]);
  view.setUint32(28, 52, true);
  view.setUint16(42, 32, true);
  view.setUint16(44, 3, true);
  const segment = (index: number, type: number, offset: number, size: number): void => {
    const at = 52 + index * 32;
    view.setUint32(at, type, true);
    view.setUint32(at + 4, offset, true);
    view.setUint32(at + 8, loadAddress + offset, true);
    view.setUint32(at + 16, size, true);
  };
  segment(0, 1, 0, bytes.length);
  segment(1, 2, 256, 128);
  segment(2, interpreter === undefined ? 0 : 3, 200, 32);
  bytes.set(new TextEncoder().encode(interpreter ?? ""), 200);

  let nameAt = 512;
  let entryAt = 256;
  const addEntry = (tag: number, value: number): void => {
    view.setInt32(entryAt, tag, true);
    view.setUint32(entryAt + 4, value, true);
    entryAt += 8;
  };
  for (const name of needed) {
    bytes.set(new TextEncoder().encode(name), nameAt + 1);
    addEntry(1, nameAt + 1 - 512);
    nameAt += name.length + 1;
  }
  addEntry(5, loadAddress + 512);
  addEntry(0, 0);
  return bytes;
}

describe("readElf", () => {
  test("reads the loader and the libraries of a program", () => {
    const bytes = makeElf({
      interpreter: "/lib/ld-linux.so.2",
      needed: ["libpq.so.5", "libc.so.6"],
    });
    expect(readElf(bytes)).toEqual({
      kind: "elf",
      interpreter: "/lib/ld-linux.so.2",
      needed: ["libpq.so.5", "libc.so.6"],
    });
  });

  test("reads no loader from a library", () => {
    expect(readElf(makeElf({ needed: ["libc.so.6"] }))).toEqual({
      kind: "elf",
      interpreter: null,
      needed: ["libc.so.6"],
    });
  });

  test.each<[string, Uint8Array]>([
    ["nothing", new Uint8Array()],
    ["a script", new TextEncoder().encode(`#!/bin/sh\n${"#".repeat(80)}`)],
  ])("reports %s as no ELF file", (_, bytes) => {
    expect(readElf(bytes)).toEqual({ kind: "notElf" });
  });

  test("reports a 64-bit file as unreadable", () => {
    const bytes = makeElf({ needed: [] });
    bytes[4] = 2;
    expect(readElf(bytes)).toEqual({
      kind: "unreadable",
      message: "not a 32-bit little-endian file",
    });
  });

  test("never throws for a truncated file", () => {
    const bytes = makeElf({ interpreter: "/lib/ld-linux.so.2", needed: ["libc.so.6"] });
    for (let length = 0; length < bytes.length; length += 1) {
      expect(["elf", "notElf", "unreadable"]).toContain(readElf(bytes.slice(0, length)).kind);
    }
  });

  test("reports a string table outside all segments as unreadable", () => {
    const bytes = makeElf({ needed: ["libc.so.6"] });
    new DataView(bytes.buffer).setUint32(256 + 12, 0x1000, true);
    expect(readElf(bytes).kind).toBe("unreadable");
  });
});
