import type { Fault } from "../faultServer.ts";

/** All faults of a file. */
export const faults: readonly Fault[] = [
  { kind: "vanish" },
  { kind: "fail" },
  { kind: "truncate" },
  { kind: "break" },
  { kind: "alter" },
  { kind: "swap" },
  { kind: "delay", delayMs: 5000 },
];
