import { gzipSync } from "node:zlib";
import { type CpioEntry, writeCpio } from "./cpio.ts";
import type { KernelModule } from "./kernelModules.ts";

/**
 * Returns the initrd for a kernel with the 9p driver in modules: busybox, the modules and a script
 * that mounts the root file system.
 */
export function makeInitrd(
  busybox: Uint8Array,
  init: Uint8Array,
  modules: readonly KernelModule[],
): Uint8Array {
  const encoder = new TextEncoder();
  const order = encoder.encode(modules.map(({ name }) => `${name}\n`).join(""));
  const entries: readonly CpioEntry[] = [
    ...["bin", "dev", "modules", "proc", "root", "sys"].map(
      (path) => ({ kind: "directory", path }) as const,
    ),
    // The kernel opens its console before the script can mount anything on /dev.
    { kind: "characterDevice", path: "dev/console", major: 5, minor: 1 },
    { kind: "file", path: "bin/busybox", bytes: busybox, executable: true },
    ...["sh", "mount", "insmod", "switch_root"].map(
      (name) => ({ kind: "symlink", path: `bin/${name}`, target: "busybox" }) as const,
    ),
    { kind: "file", path: "init", bytes: init, executable: true },
    { kind: "file", path: "modules/order", bytes: order, executable: false },
    ...modules.map(
      ({ name, bytes }) =>
        ({ kind: "file", path: `modules/${name}.ko`, bytes, executable: false }) as const,
    ),
  ];
  return gzipSync(writeCpio(entries), { level: 9 });
}
