import type { ImagePort, MachineDevice } from "../../src/vm/manifest.ts";
import type { Credits } from "../packages/credits.ts";
import type { Firmware } from "../packages/fetchFirmware.ts";
import type { FileTree } from "../tree/fileTree.ts";

/**
 * All that the later stages know of an image: what the machine is booted from and what it is
 * called. Whoever makes a root file system hands this over.
 */
export interface ImageSource extends Credits, Firmware {
  /** For people; the server is named when there is none. */
  readonly label: string;
  /** What the server has beside itself, as in `orafce 4.1.1`. */
  readonly details: string;
  readonly tree: FileTree;
  readonly kernel: Uint8Array;
  readonly initrd: Uint8Array | null;
  /** Tells the kernel where its root file system is. */
  readonly rootParameters: string;
}

export const devices: readonly MachineDevice[] = ["uart1", "uart2", "uart3"];

export const ports: readonly ImagePort[] = [
  { port: 1521, mode: "oracle", description: "Oracle mode", serialLine: 1 },
  { port: 5432, mode: "postgresql", description: "PostgreSQL mode", serialLine: 2 },
];

/**
 * Parameters of every guest's kernel (kernel: Documentation/admin-guide/kernel-parameters.txt).
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
