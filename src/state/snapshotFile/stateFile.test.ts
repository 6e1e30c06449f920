import { describe, expect, it } from "vitest";
import { exampleManifest } from "../testing/fakeMachine.ts";
import { createSnapshotCodec } from "./snapshotCodec.ts";
import {
  formatStateFile,
  type ParsedStateFile,
  parseStateFile,
  type SealedHeader,
  type StateFileHeader,
} from "./stateFile.ts";
import { findStateFileMismatch, type StateFileMismatch } from "./stateFileMismatch.ts";
import { sha256 } from "../../base/bytes/sha256.ts";
import { noGuestFiles } from "../testing/noGuestFiles.ts";

const payload = Uint8Array.from({ length: 64 }, (_, index) => index);

const header: SealedHeader = {
  format: 4,
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
  // Untyped, so that a test can write an invalid header.
  const document = { ...header, ...fields };
  return new Uint8Array(
    await new Blob([...(await formatStateFile(document, payload))]).arrayBuffer(),
  );
}

const whole = { kind: "stateFile", header, payload, isSealed: true };

it("reads what it wrote", async () => {
  expect(await parseStateFile(await write())).toEqual(whole);
});

it("finds the file inside a larger buffer", async () => {
  const file = await write();
  const buffer = new Uint8Array(file.length + 7);
  buffer.set(file, 7);
  expect(await parseStateFile(buffer.subarray(7))).toEqual(whole);
});

describe("a file that is no state file", () => {
  it.each([
    ["nothing", ""],
    ["a few letters", "this is no state of a machine"],
    ["the beginning of our own", "IVYSTAT"],
    ["the eight letters alone", "IVYSTATE"],
    ["another letter at the end of them", "IVYSTATF____{}"],
  ])("%s", async (_name, text) => {
    const bytes = new TextEncoder().encode(text);
    expect(await parseStateFile(bytes)).toEqual({ kind: "notAStateFile" });
  });
});

describe("an invalid header", () => {
  const problem = (path: string, message: string): ParsedStateFile => ({
    kind: "headerInvalid",
    problem: { path, message },
  });

  it.each([
    ["of a later format", { format: 5 }, { kind: "unknownFormat", format: 5 }],
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
      { files: [{ name: "../x", size: 1 }] },
      problem("files[0].name", expect.any(String) as string),
    ],
    [
      "without a digest of the payload",
      { payloadSha256: null },
      problem("payloadSha256", expect.any(String) as string),
    ],
    ["that promises more", { payloadSize: 65 }, expect.objectContaining({ kind: "wrongSize" })],
    ["that promises less", { payloadSize: 63 }, expect.objectContaining({ kind: "wrongSize" })],
  ])("%s", async (_name, fields, expected) => {
    expect(await parseStateFile(await write(fields))).toEqual(expected);
  });

  it("that is no JSON", async () => {
    const file = await write();
    file[12] = 0x7d;
    expect(await parseStateFile(file)).toEqual(problem("", "must be an object, not null"));
  });

  it("that is no UTF-8", async () => {
    const file = await write();
    file[14] = 0xff;
    expect(await parseStateFile(file)).toEqual(problem("", "must be an object, not null"));
  });
});

it("refuses a file truncated at any byte", async () => {
  const file = await write();
  const kinds = new Set<string>();
  for (let length = 0; length < file.length; length += 1) {
    kinds.add((await parseStateFile(file.subarray(0, length))).kind);
  }
  expect([...kinds]).toEqual(["notAStateFile", "wrongSize"]);
});

it("refuses a file with any byte before the payload changed", async () => {
  const file = await write();
  const headerEnd = file.length - payload.length;
  const kinds = new Set<string>();
  for (let index = 0; index < headerEnd; index += 1) {
    const changed = file.slice();
    changed[index] = (changed[index] ?? 0) ^ 0x55;
    kinds.add((await parseStateFile(changed)).kind);
  }
  expect([...kinds].sort()).toEqual(["damaged", "headerInvalid", "notAStateFile", "wrongSize"]);
});

describe("a machine accepts only states that it could have saved itself", () => {
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
    ["another image's, whole", { files: [], imageId: "ivory", imageDigest: "other" }, null],
    [
      "whole, of another emulator",
      { files: [], v86Version: "0.5.1" },
      { kind: "otherV86Version", saved: "0.5.1", running: "0.5.462" },
    ],
    [
      "another base state",
      { base: "b".repeat(64) },
      { kind: "otherBase", imageLabel: "Example 15" },
    ],
  ])("%s", (_name, fields, expected) => {
    expect(findStateFileMismatch({ ...header, ...fields }, exampleManifest)).toEqual(expected);
  });
});

describe("the payload", () => {
  const codec = createSnapshotCodec(() => Promise.resolve(null), noGuestFiles);
  const state = new TextEncoder().encode("a state of a machine, ".repeat(1000));

  it("is unpacked byte for byte", async () => {
    const packed = await codec.pack(state.slice(), null);
    expect(packed.payload.length).toBeLessThan(state.length / 10);
    expect(await codec.unpack(packed, state.length, null, null)).toEqual({
      kind: "unpacked",
      state,
    });
  });

  it("is refused when any of its bytes was changed", async () => {
    const packed = await codec.pack(state.slice(), null);
    const changed = packed.payload.slice();
    changed[changed.length - 5] = (changed[changed.length - 5] ?? 0) ^ 1;
    expect(await codec.unpack({ ...packed, payload: changed }, state.length, null, null)).toEqual({
      kind: "damaged",
    });
  });

  it("is refused when its digest matches but it is no zstd", async () => {
    const digest = await sha256(payload);
    expect(
      await codec.unpack({ payload, sha256: digest, base: null, files: [] }, 64, null, null),
    ).toEqual({
      kind: "damaged",
    });
  });

  it("is refused when its size differs from the header's", async () => {
    const packed = await codec.pack(state.slice(), null);
    expect(await codec.unpack(packed, state.length - 1, null, null)).toEqual({ kind: "damaged" });
  });
});

describe("a file of an older workbench", () => {
  // Formats 2 and 3 have the payload directly after the header.
  const writeOld = (fields: Readonly<Record<string, unknown>>): Uint8Array<ArrayBuffer> => {
    const json = new TextEncoder().encode(JSON.stringify({ ...header, ...fields }));
    const bytes = new Uint8Array(12 + json.length + payload.length);
    bytes.set(new TextEncoder().encode("IVYSTATE"));
    new DataView(bytes.buffer).setUint32(8, json.length, true);
    bytes.set(json, 12);
    bytes.set(payload, 12 + json.length);
    return bytes;
  };

  it.each([
    ["format 2", { format: 2 }],
    ["without any digest", { format: 2, payloadSha256: null }],
    ["format 3", { format: 3, files: [] }],
  ])("is read as unsealed: %s", async (_name, fields) => {
    expect(await parseStateFile(writeOld(fields))).toEqual({
      kind: "stateFile",
      header: { ...header, ...fields },
      payload,
      isSealed: false,
    });
  });
});

it("refuses a header of more than 16 MB before reading it", async () => {
  const file = new Uint8Array(20 * 1024 * 1024);
  file.set((await write()).subarray(0, 8));
  new DataView(file.buffer).setUint32(8, 17 * 1024 * 1024, true);
  expect(await parseStateFile(file)).toMatchObject({ kind: "headerInvalid" });
});
