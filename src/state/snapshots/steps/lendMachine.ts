import type { Machine } from "../../../vm/machine.ts";
import type { SnapshotFailure } from "../../snapshotFile/snapshotFailure.ts";
import { captureSnapshot, packCaptured } from "../captureSnapshot.ts";
import { readStateFile } from "../readStateFile.ts";
import { selectKeeps } from "../selectSlot.ts";
import type { SnapshotTools } from "./snapshotTools.ts";

/** The work's result, or null if it never started; `failure` also if the restore failed. */
export interface LoanResult<T> {
  readonly value: T | null;
  readonly failure: SnapshotFailure | null;
}

/**
 * Saves the machine's state, runs `work`, restores the state. If the page is closed in between, the
 * next visit resumes the saved state as usual.
 */
export async function lendMachine<T>(
  { context, access, kept, dispatch }: SnapshotTools,
  work: (machine: Machine) => Promise<T>,
): Promise<LoanResult<T>> {
  const notBegun = (failure: SnapshotFailure): LoanResult<T> => ({ value: null, failure });
  const request = { name: "", origin: "automatic", statement: null } as const;
  const captured = await captureSnapshot(context, access, request);
  if (captured.kind !== "captured") return notBegun(captured);
  const { header, file } = await packCaptured(context, captured);
  const isKept = !context.get().snapshots.isChanged;
  if (!isKept && selectKeeps(context.get())) {
    const added = await kept.add(header, file);
    if (added.kind === "failed") return notBegun(added.failure);
    dispatch({ kind: "entered", id: added.value.id });
  }
  const loan = access.lend();
  if (loan === null) return notBegun({ kind: "machineUnavailable" });
  const { machine } = loan;
  const bringBack = async (): Promise<SnapshotFailure | null> => {
    const read = await readStateFile(context, file, machine.manifest, access.imageUrl(), {
      kind: "waived",
    });
    if (read.kind === "read") return loan.giveBack(read.state);
    await loan.giveBack(null);
    return read;
  };
  try {
    const value = await work(machine);
    return { value, failure: await bringBack() };
  } catch (error) {
    await bringBack();
    throw error;
  }
}
