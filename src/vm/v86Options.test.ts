import { expect, test } from "vitest";

import { exampleManifest } from "./testing/exampleManifest.ts";
import { createV86Options, type MachineFiles } from "./v86Options.ts";

const bios = new ArrayBuffer(1);
const vgaBios = new ArrayBuffer(2);
const kernel = new ArrayBuffer(3);
const initrd = new ArrayBuffer(4);
const instantiate = (): Promise<WebAssembly.Exports> => Promise.resolve({});

const common = {
  wasm_fn: instantiate,
  memory_size: 268_435_456,
  vga_memory_size: 2_097_152,
  acpi: false,
  uart1: true,
  uart2: true,
  uart3: true,
  virtio_balloon: true,
  virtio_console: { type: "none" },
  net_device: { type: "virtio", relay_url: "fetch" },
  preserve_mac_from_state_image: true,
  bios: { buffer: bios },
  vga_bios: { buffer: vgaBios },
  filesystem: { baseurl: "blobs/" },
  autostart: false,
  disable_keyboard: true,
  disable_mouse: true,
  disable_speaker: true,
};

const boots: readonly (readonly [MachineFiles["boot"], object])[] = [
  [{ kind: "restore" }, {}],
  [
    { kind: "kernel", kernel, initrd: null },
    { bzimage: { buffer: kernel }, cmdline: "console=ttyS0" },
  ],
  [
    { kind: "kernel", kernel, initrd },
    { bzimage: { buffer: kernel }, initrd: { buffer: initrd }, cmdline: "console=ttyS0" },
  ],
];

test.each(boots)("the machine is the same for each kind of boot: %j", (boot, options) => {
  const files = { bios, vgaBios, boot };
  expect(createV86Options(exampleManifest.machine, files, instantiate)).toEqual({
    ...common,
    ...options,
  });
});

test("omits devices that the description does not list", () => {
  const machine = { ...exampleManifest.machine, devices: ["uart1"] as const };
  const files: MachineFiles = { bios, vgaBios, boot: { kind: "restore" } };
  const { virtio_console, net_device, preserve_mac_from_state_image, ...rest } = common;
  expect([virtio_console, net_device, preserve_mac_from_state_image]).toHaveLength(3);
  expect(createV86Options(machine, files, instantiate)).toEqual({
    ...rest,
    uart2: false,
    uart3: false,
    virtio_balloon: false,
  });
});
