import type { V86Options } from "v86";

import type { MachineDescription } from "./manifest.ts";

/** Contents of the files that a machine is built from. */
export interface MachineFiles {
  readonly bios: ArrayBuffer;
  readonly vgaBios: ArrayBuffer;
  readonly boot: MachineBoot;
}

/** A restored machine brings its memory itself; a cold boot starts a kernel. */
export type MachineBoot =
  | { readonly kind: "restore" }
  | { readonly kind: "kernel"; readonly kernel: ArrayBuffer; readonly initrd: ArrayBuffer | null };

const bytesPerMiB = 1024 * 1024;

/**
 * The options with which v86 builds the machine.
 *
 * The same description always gives the same devices, whatever is booted and wherever it runs: a
 * state restores only into the devices that it was taken from (v86 src/cpu.js, set_state).
 *
 * - `acpi` stays off: with it the kernel of Debian 12 does not bind its virtio devices.
 * - The network has a backend that answers ARP and DHCP itself and reaches nothing outside; the
 *   guest keeps the address of the state, which it cannot change without reloading its driver.
 * - The 9p file system is created empty: whoever boots cold loads the index, a state brings its own.
 */
export function createV86Options(
  machine: MachineDescription,
  files: MachineFiles,
  instantiate: NonNullable<V86Options["wasm_fn"]>,
): V86Options {
  const has = (device: MachineDescription["devices"][number]): boolean =>
    machine.devices.includes(device);
  return {
    wasm_fn: instantiate,
    memory_size: machine.memoryMiB * bytesPerMiB,
    vga_memory_size: machine.vgaMemoryMiB * bytesPerMiB,
    acpi: false,
    uart1: has("uart1"),
    uart2: has("uart2"),
    uart3: has("uart3"),
    virtio_balloon: has("virtio_balloon"),
    ...(has("virtio_console") ? { virtio_console: { type: "none" } } : {}),
    ...(has("net_virtio")
      ? { net_device: { type: "virtio", relay_url: "fetch" }, preserve_mac_from_state_image: true }
      : {}),
    bios: { buffer: files.bios },
    vga_bios: { buffer: files.vgaBios },
    ...createBootOptions(machine, files.boot),
    // An address is required for files to be read on demand; see BlobLoader, which reads them.
    filesystem: { baseurl: "blobs/" },
    autostart: false,
    disable_keyboard: true,
    disable_mouse: true,
    disable_speaker: true,
  };
}

function createBootOptions(machine: MachineDescription, boot: MachineBoot): V86Options {
  if (boot.kind === "restore") return {};
  return {
    bzimage: { buffer: boot.kernel },
    ...(boot.initrd === null ? {} : { initrd: { buffer: boot.initrd } }),
    cmdline: machine.commandLine,
  };
}
