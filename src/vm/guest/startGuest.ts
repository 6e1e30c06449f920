import type { BlobLoaderEvents } from "./blobLoader.ts";
import { createEmulator } from "../emulator/createEmulator.ts";
import { describeError, explainError } from "../explainError.ts";
import { Guest } from "./guest.ts";
import type { GuestSerialPort } from "../serial/guestSerialPort.ts";
import type { ImageFiles } from "./imageFiles.ts";
import { type MachineStart, serialLines } from "../machine.ts";
import type { MachineEnvironment } from "../machineEnvironment.ts";
import type { MachineFailure } from "../machineFailure.ts";
import type { ImageManifest } from "../manifest.ts";
import { ownBuffer } from "../../base/bytes/ownBuffer.ts";
import type { MachineBoot } from "../v86Options.ts";
import type { V86Emulator } from "../emulator/v86Internals.ts";

export interface GuestPlan {
  readonly manifest: ImageManifest;
  readonly start: MachineStart;
  readonly environment: MachineEnvironment;
  readonly files: ImageFiles;
  readonly ports: readonly GuestSerialPort[];
  readonly signal: AbortSignal;
  /** Called when all downloads are complete. */
  readonly onLoaded: () => void;
  readonly events: BlobLoaderEvents;
}

export type StartedGuest =
  | { readonly kind: "started"; readonly guest: Guest }
  | { readonly kind: "failed"; readonly failure: MachineFailure };

/**
 * Creates a guest and loads its state or its kernel. It runs once `run` is called.
 *
 * All files are loaded in parallel, and the emulator is set up while the state, by far the largest
 * file, is still in flight.
 */
export async function startGuest(plan: GuestPlan): Promise<StartedGuest> {
  const { manifest, files, start } = plan;
  if (start.kind === "snapshot" && manifest.files.state === null) {
    return { kind: "failed", failure: { kind: "noSnapshot" } };
  }
  const memory = start.kind === "kernel" ? loadFileSystem(plan) : loadState(plan);
  const firmware = files.readAll([manifest.files.bios, manifest.files.vgaBios]);
  const boot = loadBoot(plan);
  const [firmwareResult, bootResult] = await Promise.all([firmware, boot]);
  if (firmwareResult.kind === "failed") return firmwareResult;
  if (bootResult.kind === "failed") return bootResult;
  const [bios, vgaBios] = firmwareResult.contents;
  const machineFiles = {
    bios: (bios ?? new Uint8Array()).buffer,
    vgaBios: (vgaBios ?? new Uint8Array()).buffer,
    boot: bootResult.boot,
  };
  const emulator = await createEmulator(manifest.machine, machineFiles, (imports) =>
    plan.environment.instantiate(imports),
  ).catch(explainError);
  if ("kind" in emulator) return { kind: "failed", failure: emulator };
  const memoryResult = await memory;
  if (memoryResult.kind === "failed") return memoryResult;
  plan.onLoaded();
  const failure = await memoryResult.apply(emulator);
  if (failure !== null) return { kind: "failed", failure };
  const { environment, ports, signal, events } = plan;
  return { kind: "started", guest: new Guest(emulator, environment, ports, signal, events) };
}

type LoadedMemory =
  | {
      readonly kind: "loaded";
      readonly apply: (emulator: V86Emulator) => Promise<MachineFailure | null>;
    }
  | { readonly kind: "failed"; readonly failure: MachineFailure };

async function loadState(plan: GuestPlan): Promise<LoadedMemory> {
  const { start, manifest, files } = plan;
  if (start.kind === "state") {
    const buffer = ownBuffer(start.bytes);
    return { kind: "loaded", apply: (emulator) => restore(emulator, buffer) };
  }
  const result = await files.readJoined(manifest.files.state?.parts ?? []);
  if (result.kind === "failed") return result;
  return { kind: "loaded", apply: (emulator) => restore(emulator, result.bytes.buffer) };
}

async function restore(emulator: V86Emulator, state: ArrayBuffer): Promise<MachineFailure | null> {
  const { cpu } = emulator.v86;
  const zeroMemory = cpu.zero_memory;
  // v86 clears all memory first (src/cpu.js, unpack_memory). A new machine's memory is already
  // clear except for the firmware in the first megabyte, and untouched pages take no host memory.
  cpu.zero_memory = () => cpu.mem8.subarray(0, firmwareEndBytes).fill(0);
  try {
    await emulator.restore_state(state);
    return null;
  } catch (error) {
    return { kind: "stateRejected", message: describeError(error) };
  } finally {
    cpu.zero_memory = zeroMemory;
  }
}

const firmwareEndBytes = 1024 * 1024;

async function loadFileSystem({ manifest, files }: GuestPlan): Promise<LoadedMemory> {
  const file = manifest.files.fileSystem;
  const result = await files.readAll([file]);
  if (result.kind === "failed") return result;
  const [bytes] = result.contents;
  return {
    kind: "loaded",
    apply: (emulator) => {
      plugInSerialLines(emulator);
      try {
        emulator.fs9p.load_from_json(JSON.parse(new TextDecoder().decode(bytes)));
        return Promise.resolve(null);
      } catch (error) {
        const message = describeError(error);
        return Promise.resolve({ kind: "manifestInvalid", file: file.path, path: "", message });
      }
    },
  };
}

/**
 * Raises the modem signals of each serial line. Linux detects the fourth line only if these two
 * are up: it tests the line's loopback, which v86 does not have (src/uart.js), and accepts exactly
 * these two as the test's result (drivers/tty/serial/8250/8250_port.c, autoconfig).
 */
function plugInSerialLines(emulator: V86Emulator): void {
  for (const line of serialLines) {
    emulator.serial_set_carrier_detect(line, true);
    emulator.serial_set_clear_to_send(line, true);
  }
}

type LoadedBoot =
  | { readonly kind: "loaded"; readonly boot: MachineBoot }
  | { readonly kind: "failed"; readonly failure: MachineFailure };

async function loadBoot({ manifest, start, files }: GuestPlan): Promise<LoadedBoot> {
  if (start.kind !== "kernel") return { kind: "loaded", boot: { kind: "restore" } };
  const { kernel, initrd } = manifest.files;
  const result = await files.readAll(initrd === null ? [kernel] : [kernel, initrd]);
  if (result.kind === "failed") return result;
  const [kernelBytes, initrdBytes] = result.contents;
  return {
    kind: "loaded",
    boot: {
      kind: "kernel",
      kernel: (kernelBytes ?? new Uint8Array()).buffer,
      initrd: initrdBytes?.buffer ?? null,
    },
  };
}
