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
    if (settle(machine.state)) return;
    const unsubscribe = machine.onState((state) => {
      if (settle(state)) unsubscribe();
    });
  });
}
