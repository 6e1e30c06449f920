import { describe, expect, it } from "vitest";
import { exampleManifest } from "../testing/FakeMachine.ts";
import { createStateCodec } from "./stateCodec.ts";
import {
  formatStateFile,
  type ParsedStateFile,
  parseStateFile,
  type StateFileHeader,
} from "./stateFile.ts";
import { findStateFileMismatch, type StateFileMismatch } from "./stateFileMismatch.ts";
import { noGuestFiles } from "../testing/noGuestFiles.ts";

const payload = Uint8Array.from({ length: 64 }, (_, index) => index);

const header: StateFileHeader = {
  format: 2,
  name: "before the märchen 漢字",
  note: "",
  origin: "checkpoint",
  statement: "drop table emp;",
  devices: [],
  port: 5432,
  schema: [
    { name: "public.emp", kind: "table", columns: ["id integer"], rowCount: 3, isCounted: true },
  ],
  base: null,
  createdAtMs: 1_700_000_000_000,
  imageId: "example",
  imageLabel: "Example 15",
  imageDigest: "digest-of-inputs",
  engine: "PostgreSQL 15.18",
  v86Version: "0.5.462",
  memoryMiB: 256,
  stateSize: 1000,
  payloadSize: payload.length,
  payloadSha256: "a".repeat(64),
};

async function write(
  fields: Readonly<Record<string, unknown>> = {},
): Promise<Uint8Array<ArrayBuffer>> {
  // As JSON says it, so that a test can write a header that no program would.
  const document = { ...header, ...fields };
  return new Uint8Array(await new Blob([...formatStateFile(document, payload)]).arrayBuffer());
}

it("reads what it wrote", async () => {
  expect(parseStateFile(await write())).toEqual({ kind: "stateFile", header, payload });
});

it("finds the file inside a larger buffer", async () => {
  const file = await write();
  const buffer = new Uint8Array(file.length + 7);
  buffer.set(file, 7);
  expect(parseStateFile(buffer.subarray(7))).toEqual({ kind: "stateFile", header, payload });
});

describe("a file that is something else", () => {
  it.each([
    ["nothing", ""],
    ["a few letters", "this is no state of a machine"],
    ["the beginning of our own", "IVYSTAT"],
    ["the eight letters alone", "IVYSTATE"],
    ["another letter at the end of them", "IVYSTATF____{}"],
  ])("%s", (_name, text) => {
    const bytes = new TextEncoder().encode(text);
    expect(parseStateFile(bytes)).toEqual({ kind: "notAStateFile" });
  });
});

describe("a header that is wrong", () => {
  const problem = (path: string, message: string): ParsedStateFile => ({
    kind: "headerInvalid",
    problem: { path, message },
  });

  it.each([
    ["of a later format", { format: 4 }, { kind: "unknownFormat", format: 4 }],
    [
      "without a format",
      { format: "1" },
      problem("format", expect.stringContaining("one of") as string),
    ],
    ["without an image", { imageId: "" }, problem("imageId", expect.any(String) as string)],
    [
      "with half a byte of memory",
      { memoryMiB: 0.5 },
      problem("memoryMiB", "must be a whole number, not 0.5"),
    ],
    [
      "with a negative size",
      { payloadSize: -1 },
      problem("payloadSize", expect.any(String) as string),
    ],
    [
      "with a short digest",
      { payloadSha256: "ab" },
      problem("payloadSha256", expect.any(String) as string),
    ],
    [
      "that carries files without a list of them",
      { format: 3 },
      problem("files", expect.any(String) as string),
    ],
    [
      "that carries a file of a strange name",
      { format: 3, files: [{ name: "../x", size: 1 }] },
      problem("files[0].name", expect.any(String) as string),
    ],
    ["that promises more", { payloadSize: 65 }, expect.objectContaining({ kind: "wrongSize" })],
    ["that promises less", { payloadSize: 63 }, expect.objectContaining({ kind: "wrongSize" })],
  ])("%s", async (_name, fields, expected) => {
    expect(parseStateFile(await write(fields))).toEqual(expected);
  });

  it("that is no JSON", async () => {
    const file = await write();
    file[12] = 0x7d;
    expect(parseStateFile(file)).toEqual(problem("", "must be an object, not null"));
  });

  it("that is no UTF-8", async () => {
    const file = await write();
    file[14] = 0xff;
    expect(parseStateFile(file)).toEqual(problem("", "must be an object, not null"));
  });
});

it("never takes a cut file for a whole one, wherever it is cut", async () => {
  const file = await write();
  const kinds = new Set<string>();
  for (let length = 0; length < file.length; length += 1) {
    kinds.add(parseStateFile(file.subarray(0, length)).kind);
  }
  expect([...kinds]).toEqual(["notAStateFile", "wrongSize"]);
});

it("never throws, whichever byte is another", async () => {
  const file = await write();
  const headerEnd = file.length - payload.length;
  for (let index = 0; index < headerEnd; index += 1) {
    const changed = file.slice();
    changed[index] = (changed[index] ?? 0) ^ 0x55;
    const parsed = parseStateFile(changed);
    if (parsed.kind === "stateFile") expect(parsed.header).not.toEqual(header);
  }
});

describe("a machine takes only what it could have saved itself", () => {
  it.each<[string, Partial<StateFileHeader>, StateFileMismatch | null]>([
    ["the same image", {}, null],
    [
      "another image",
      { imageId: "ivory", imageLabel: "IvorySQL 5" },
      { kind: "otherImage", saved: "IvorySQL 5", running: "Example 15" },
    ],
    ["other memory", { memoryMiB: 128 }, { kind: "otherMemory", savedMiB: 128, runningMiB: 256 }],
    [
      "another emulator",
      { v86Version: "0.5.1" },
      { kind: "otherV86Version", saved: "0.5.1", running: "0.5.462" },
    ],
    [
      "the same image made of other parts",
      { imageDigest: "other" },
      { kind: "otherImageBuild", imageLabel: "Example 15" },
    ],
    [
      "other devices",
      { devices: ["uart1"] },
      { kind: "otherDevices", saved: "uart1", running: "" },
    ],
    [
      "another image's, whole",
      { format: 3, files: [], imageId: "ivory", imageDigest: "other" },
      null,
    ],
    [
      "whole, of another emulator",
      { format: 3, files: [], v86Version: "0.5.1" },
      { kind: "otherV86Version", saved: "0.5.1", running: "0.5.462" },
    ],
    [
      "another copy of the shipped state",
      { base: "b".repeat(64) },
      { kind: "otherBase", imageLabel: "Example 15" },
    ],
  ])("%s", (_name, fields, expected) => {
    expect(findStateFileMismatch({ ...header, ...fields }, exampleManifest)).toEqual(expected);
  });
});

describe("the payload", () => {
  const codec = createStateCodec(() => Promise.resolve(null), noGuestFiles);
  const state = new TextEncoder().encode("a state of a machine, ".repeat(1000));

  it("comes back as it was", async () => {
    const packed = await codec.pack(state.slice(), null);
    expect(packed.payload.length).toBeLessThan(state.length / 10);
    expect(await codec.unpack(packed, state.length, null, null)).toEqual({
      kind: "unpacked",
      state,
    });
  });

  it("is refused when any of its bytes is another", async () => {
    const packed = await codec.pack(state.slice(), null);
    const changed = packed.payload.slice();
    changed[changed.length - 5] = (changed[changed.length - 5] ?? 0) ^ 1;
    expect(await codec.unpack({ ...packed, payload: changed }, state.length, null, null)).toEqual({
      kind: "damaged",
    });
  });

  it("is refused when its digest fits but it is no zstd", async () => {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", payload));
    const sha256 = Buffer.from(digest).toString("hex");
    expect(await codec.unpack({ payload, sha256, base: null, files: [] }, 64, null, null)).toEqual({
      kind: "damaged",
    });
  });

  it("is refused when it has another size than the header says", async () => {
    const packed = await codec.pack(state.slice(), null);
    expect(await codec.unpack(packed, state.length - 1, null, null)).toEqual({ kind: "damaged" });
  });
});
