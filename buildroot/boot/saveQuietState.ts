import type { Machine } from "../../src/vm/machine.ts";
import { BuildFailure } from "../buildFailure.ts";

// Each try waits some seconds; a checkpoint or a vacuum ends within that time.
const attempts = 20;

/** Saves the raw state of an idle guest. */
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
