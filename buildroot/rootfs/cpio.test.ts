import { expect, test } from "vitest";
import { type CpioEntry, writeCpio } from "./cpio.ts";

interface ReadMember {
  readonly path: string;
  readonly mode: string;
  readonly device: string;
  readonly text: string;
}

/** Reads an archive as the kernel does (init/initramfs.c): fixed header, name, content, padding. */
function readCpio(archive: Uint8Array): readonly ReadMember[] {
  const text = Buffer.from(archive).toString("latin1");
  const members: ReadMember[] = [];
  for (let at = 0; at < text.length;) {
    const field = (index: number): number =>
      Number.parseInt(text.slice(at + 6 + index * 8, at + 14 + index * 8), 16);
    expect(text.slice(at, at + 6)).toBe("070701");
    const nameEnd = at + 110 + field(11);
    const contentStart = Math.ceil(nameEnd / 4) * 4;
    const contentEnd = contentStart + field(6);
    members.push({
      path: text.slice(at + 110, nameEnd - 1),
      mode: field(1).toString(8),
      device: `${field(9)}:${field(10)}`,
      text: text.slice(contentStart, contentEnd),
    });
    at = Math.ceil(contentEnd / 4) * 4;
  }
  return members;
}

const entries: readonly CpioEntry[] = [
  { kind: "directory", path: "dev" },
  { kind: "characterDevice", path: "dev/console", major: 5, minor: 1 },
  { kind: "file", path: "init", bytes: new TextEncoder().encode("#!sh\n"), executable: true },
  { kind: "file", path: "a", bytes: new Uint8Array(), executable: false },
  { kind: "symlink", path: "bin/sh", target: "busybox" },
];

test("writes members with their types, permissions and contents", () => {
  expect(readCpio(writeCpio(entries))).toEqual([
    { path: "dev", mode: "40755", device: "0:0", text: "" },
    { path: "dev/console", mode: "20600", device: "5:1", text: "" },
    { path: "init", mode: "100755", device: "0:0", text: "#!sh\n" },
    { path: "a", mode: "100644", device: "0:0", text: "" },
    { path: "bin/sh", mode: "120777", device: "0:0", text: "busybox" },
    { path: "TRAILER!!!", mode: "0", device: "0:0", text: "" },
  ]);
});

test("writes the same bytes for the same entries", () => {
  expect(writeCpio(entries)).toEqual(writeCpio([...entries]));
});

test("writes only the trailer without entries", () => {
  expect(readCpio(writeCpio([]))).toEqual([
    { path: "TRAILER!!!", mode: "0", device: "0:0", text: "" },
  ]);
});
