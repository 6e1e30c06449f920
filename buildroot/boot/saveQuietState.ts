import type { Machine } from "../../src/vm/machine.ts";
import { BuildFailure } from "../buildFailure.ts";

// Each waits some seconds for the guest; a checkpoint or a vacuum of the server passes meanwhile.
const attempts = 20;

/** The raw state of a guest at rest. */
export async function saveQuietState(machine: Machine): Promise<Uint8Array> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await machine.saveState();
    if (result.kind === "saved") return result.state;
    if (attempt === attempts) {
      const step = `coming to rest (${result.part} is busy)`;
      throw new BuildFailure({ kind: "guestFailed", step, consoleTail: "" });
    }
  }
}
