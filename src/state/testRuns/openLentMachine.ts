import type { Machine } from "../../vm/machine.ts";
import { openServiceSession } from "../machine/openServiceSession.ts";
import { findBase } from "../snapshots/captureSnapshot.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import { createTestMachine, type TestMachine } from "../testMachine/testMachine.ts";

/** Opens a lent machine for tests; `null` if the base state cannot be loaded. */
export async function openLentMachine(
  { dependencies }: WorkbenchContext,
  machine: Machine,
  imageUrl: string | null,
): Promise<TestMachine | null> {
  const { clock, createId, createSession, readBaseState } = dependencies;
  const base = findBase(machine.manifest, imageUrl);
  const state = base === null ? null : await readBaseState(base);
  if (state === null) return null;
  return createTestMachine({
    machine,
    loadState: () => Promise.resolve(state.slice()),
    createService: () => openServiceSession(createSession, machine),
    clock,
    createEntropy: () => createId() + createId(),
  });
}
