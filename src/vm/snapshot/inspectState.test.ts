import { expect, test } from "vitest";

import { exampleManifest } from "../testing/exampleManifest.ts";
import { inspectState } from "./inspectState.ts";

const machine = exampleManifest.machine;

/** Creates a state in v86's format (src/state.js): header, description, buffers. */
function createState(
  changes: { version?: number; memoryMiB?: number; without?: number } = {},
): Uint8Array {
  const { version = 6, memoryMiB = 256, without } = changes;
  const processor: unknown[] = Array.from({ length: 92 }, () => null);
  processor[0] = memoryMiB * 1024 * 1024;
  for (const index of [79, 80, 81, 82, 83, 84]) processor[index] = [0];
  if (without !== undefined) processor[without] = undefined;
  const info = new TextEncoder().encode(JSON.stringify({ buffer_infos: [], state: processor }));
  const state = new Uint8Array(16 + info.length + 8);
  state.set(info, 16);
  const view = new DataView(state.buffer);
  view.setUint32(0, 0x86768676, true);
  view.setInt32(4, version, true);
  view.setUint32(8, state.length, true);
  view.setUint32(12, info.length, true);
  return state;
}

test("accepts a state of this machine, also as a part of a larger buffer", () => {
  const state = createState();
  expect(inspectState(state, machine)).toEqual({ kind: "raw" });
  const larger = new Uint8Array(state.length + 3);
  larger.set(state, 3);
  expect(inspectState(larger.subarray(3), machine)).toEqual({ kind: "raw" });
});

test("recognises a compressed state without checking it", () => {
  const packed = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, ...new Uint8Array(20));
  expect(inspectState(packed, machine)).toEqual({ kind: "zstd" });
});

test.each([
  ["nothing", new Uint8Array(), "it is too short"],
  ["a text", new TextEncoder().encode("a text, not a state"), "it does not begin like a state"],
  ["another version", createState({ version: 7 }), "its format is 7, not 6"],
  [
    "a torn one",
    createState().subarray(0, -1),
    `it has ${createState().length - 1} of ${createState().length} bytes`,
  ],
  [
    "another memory",
    createState({ memoryMiB: 128 }),
    "its memory has 134217728 bytes, not 268435456",
  ],
  ["a missing device", createState({ without: 81 }), "uart3 is in the machine only"],
])("refuses %s", (_name, state, message) => {
  expect(inspectState(state, machine)).toEqual({
    kind: "foreign",
    message,
  });
});

test("refuses a state with an additional device", () => {
  const devices = machine.devices.filter((device) => device !== "virtio_balloon");
  expect(inspectState(createState(), { ...machine, devices })).toEqual({
    kind: "foreign",
    message: "virtio_balloon is in the state only",
  });
});

test("refuses a state whose description is damaged", () => {
  const state = createState();
  state[16] = 0;
  expect(inspectState(state, machine)).toEqual({
    kind: "foreign",
    message: "its description is damaged",
  });
});
