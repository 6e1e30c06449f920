import type { Readiness } from "../../state/store/selectors.ts";
import type { MachineStatus } from "../../vm/machine.ts";

/** The machine's state in a word or two; screen readers announce its changes. */
export function describeMachine(state: MachineStatus, readiness: Readiness): string {
  switch (state.kind) {
    case "idle":
      return "Starting";
    case "downloading":
      return "Loading";
    case "restoring":
      return "Restoring";
    case "booting":
      return "Booting";
    case "stopped":
      return "Stopped";
    case "failed":
      return "Failed";
    case "running":
      return readinessWords[readiness];
  }
}

const readinessWords: Readonly<Record<Readiness, string>> = {
  machine: "Starting",
  lent: "Testing",
  session: "Connecting",
  ready: "Ready",
  busy: "Running",
  cancelling: "Cancelling",
};
