import type { Machine } from "../../vm/machine.ts";
import type { SnapshotActions } from "../snapshots/snapshotActions.ts";
import type { TestRunActivity } from "../store/testRunActivity.ts";
import type { TestRunProblem } from "../store/testRunProblem.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { TestMachine } from "../testMachine/testMachine.ts";
import { openLentMachine } from "./openLentMachine.ts";

export interface LentMachineAccess {
  readonly context: WorkbenchContext;
  readonly snapshots: Pick<SnapshotActions, "lend">;
  /** URL of the running image's manifest. */
  readonly imageUrl: () => string | null;
}

/**
 * Runs scripts on the machine in its base state, and restores the previous state afterwards. `run`
 * returns `null` if the image lacks a requirement. Returns why the run did not complete; `null` if
 * it did.
 */
export async function runOnLentMachine<End extends { readonly kind: string }>(
  { context, snapshots, imageUrl }: LentMachineAccess,
  showActivity: (activity: TestRunActivity) => void,
  run: (machine: Machine, testMachine: TestMachine) => Promise<End | null>,
): Promise<TestRunProblem<End> | null> {
  const { value: end, failure } = await snapshots.lend(async (machine): Promise<End | null> => {
    const testMachine = await openLentMachine(context, machine, imageUrl());
    if (testMachine === null) return null;
    showActivity({ kind: "running" });
    try {
      return await run(machine, testMachine);
    } finally {
      testMachine.dispose();
      showActivity({ kind: "returning" });
    }
  });
  if (failure !== null) return { kind: "state", failure };
  if (end === null) return { kind: "noCleanState" };
  return isNotDone(end) ? end : null;
}

function isNotDone<End extends { readonly kind: string }>(
  end: End,
): end is Exclude<End, { readonly kind: "done" }> {
  return end.kind !== "done";
}
