import type { ImagePort, MachineDevice } from "../../src/vm/manifest.ts";
import type { Credits } from "../packages/credits.ts";
import type { Firmware } from "../packages/fetchFirmware.ts";
import type { FileTree } from "../tree/fileTree.ts";

/**
 * Input of the later stages: what the machine boots from, and the image's names. Each way to make a
 * root file system returns one.
 */
export interface ImageSource extends Credits, Firmware {
  /** For people; null: named after the server. */
  readonly label: string;
  /** The server's extensions, as in `orafce 4.1.1`. */
  readonly details: string;
  readonly tree: FileTree;
  readonly kernel: Uint8Array;
  readonly initrd: Uint8Array | null;
  /** Kernel parameters that locate the root file system. */
  readonly rootParameters: string;
}

export const devices: readonly MachineDevice[] = ["uart1", "uart2", "uart3"];

export const ports: readonly ImagePort[] = [
  { port: 1521, mode: "oracle", description: "Oracle mode", serialLine: 1 },
  { port: 5432, mode: "postgresql", description: "PostgreSQL mode", serialLine: 2 },
];

/**
 * Kernel parameters of every guest (kernel: Documentation/admin-guide/kernel-parameters.txt).
 *
 * - `init_on_free` fills freed memory with zeroes, which a state leaves out.
 * - `tsc=reliable`: v86's time stamp counter is even, and the kernel need not measure that.
 * - `mitigations`, `nowatchdog`, `rcu_cpu_stall_suppress`: an emulated processor does not speculate,
 *   and stands still whenever the page stops it.
 * - `norandmaps`: programs that lie at the same addresses have pages in common, which a state holds
 *   once.
 * - `lockdown=confidentiality` keeps the kernel from filling its tracing file system, whose nine
 *   thousand files would weigh more in a state than the server's catalogue.
 * - `cgroup_disable`, `transparent_hugepage`, `audit`: memory and work that one server does not need.
 */
export const commonParameters = [
  "console=ttyS0 loglevel=3",
  "init_on_free=1 init_on_alloc=0",
  "tsc=reliable random.trust_cpu=on",
  "mitigations=off nowatchdog rcupdate.rcu_cpu_stall_suppress=1 nokaslr",
  "cgroup_disable=memory transparent_hugepage=never audit=0 norandmaps lockdown=confidentiality",
].join(" ");
