import { parseJson } from "../../base/parseJson.ts";
import type { MachineDescription, MachineDevice } from "../manifest.ts";
import { largestStateBytes, longestDescriptionBytes } from "./stateLimits.ts";

export type InspectedState =
  | { readonly kind: "raw" }
  /** Compressed: its content can be checked only by restoring it. */
  | { readonly kind: "zstd" }
  | { readonly kind: "foreign"; readonly message: string };

// v86 src/state.js: STATE_MAGIC, STATE_VERSION and the header's fields.
const stateMagic = 0x86768676;
const stateVersion = 6;
const headerBytes = 16;
const zstdMagic = 0xfd2fb528;

// Indexes of these devices in v86's processor state (src/cpu.js, get_state).
const memorySizeIndex = 0;
const deviceIndices: Readonly<Record<MachineDevice, number>> = {
  uart1: 79,
  uart2: 80,
  uart3: 81,
  virtio_console: 82,
  net_virtio: 83,
  virtio_balloon: 84,
};

/**
 * Checks whether a state can be restored into a machine, before the machine is changed.
 *
 * v86 itself detects a foreign state late or not at all: another memory size is only a warning, and
 * a missing device is an error in the middle of the restore.
 */
export function inspectState(state: Uint8Array, machine: MachineDescription): InspectedState {
  if (state.length < headerBytes) return foreign("it is too short");
  const view = new DataView(state.buffer, state.byteOffset, state.byteLength);
  const magic = view.getUint32(0, true);
  if (magic === zstdMagic) return { kind: "zstd" };
  if (magic !== stateMagic) return foreign("it does not begin like a state");
  const version = view.getInt32(4, true);
  if (version !== stateVersion) return foreign(`its format is ${version}, not ${stateVersion}`);
  const length = view.getUint32(8, true);
  if (length !== state.length) return foreign(`it has ${state.length} of ${length} bytes`);
  if (length > largestStateBytes(machine.memoryMiB)) {
    return foreign(`it has ${length} bytes, more than any state of this machine`);
  }
  const descriptionBytes = view.getUint32(12, true);
  if (descriptionBytes > longestDescriptionBytes) {
    return foreign(`its description has ${descriptionBytes} bytes`);
  }
  return inspectProcessor(readProcessor(state, descriptionBytes), machine);
}

function inspectProcessor(
  processor: readonly unknown[] | null,
  machine: MachineDescription,
): InspectedState {
  if (processor === null) return foreign("its description is damaged");
  const memorySize = machine.memoryMiB * 1024 * 1024;
  if (processor[memorySizeIndex] !== memorySize) {
    return foreign(`its memory has ${String(processor[memorySizeIndex])} bytes, not ${memorySize}`);
  }
  for (const [device, index] of Object.entries(deviceIndices)) {
    const isInState = processor[index] !== undefined && processor[index] !== null;
    const isInMachine = machine.devices.some((other) => other === device);
    if (isInState !== isInMachine) {
      return foreign(`${device} is in the ${isInState ? "state" : "machine"} only`);
    }
  }
  return { kind: "raw" };
}

function readProcessor(state: Uint8Array, infoBytes: number): readonly unknown[] | null {
  const text = new TextDecoder().decode(state.subarray(headerBytes, headerBytes + infoBytes));
  const info = parseJson(text);
  if (typeof info !== "object" || info === null || !("state" in info)) return null;
  return Array.isArray(info.state) ? (info.state as readonly unknown[]) : null;
}

function foreign(message: string): InspectedState {
  return { kind: "foreign", message };
}
