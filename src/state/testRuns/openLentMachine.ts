import type { Machine } from "../../vm/machine.ts";
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
  const { port, serialLine } = machine.manifest.service;
  return createTestMachine({
    machine,
    loadState: () => Promise.resolve(state.slice()),
    createService: () =>
      createSession({
        port,
        serial: machine.serial(serialLine),
        files: machine,
        rescue: null,
        isAutocommit: true,
        isServerOutputOn: false,
        timeout: { wantedMs: null, hasPast: false },
      }),
    clock,
    createEntropy: () => createId() + createId(),
  });
}
