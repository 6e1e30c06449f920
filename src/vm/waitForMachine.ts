import type { Machine, MachineStatus } from "./machine.ts";

/** Resolves once the machine runs, has stopped or has failed. */
export function waitForMachine(machine: Machine): Promise<MachineStatus> {
  return new Promise((resolve) => {
    const settle = (state: MachineStatus): boolean => {
      if (state.kind !== "running" && state.kind !== "stopped" && state.kind !== "failed") {
        return false;
      }
      resolve(state);
      return true;
    };
    if (settle(machine.status)) return;
    const unsubscribe = machine.onStatus((state) => {
      if (settle(state)) unsubscribe();
    });
  });
}
