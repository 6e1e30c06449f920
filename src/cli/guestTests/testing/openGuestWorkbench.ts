import { randomInt, randomUUID } from "node:crypto";
import { createSessionSecrets } from "../../../sql/session/protocol/createSessionSecrets.ts";
import { PsqlSession } from "../../../sql/session/psqlSession.ts";
import { createSnapshotCodec } from "../../../state/snapshotFile/snapshotCodec.ts";
import type { WorkbenchDependencies } from "../../../state/store/dependencies.ts";
import {
  createMemorySnapshotStore,
  createMemoryStorage,
} from "../../../state/testing/createTestWorkbench.ts";
import { noGuestFiles } from "../../../state/testing/noGuestFiles.ts";
import { createWorkbench, type Workbench } from "../../../state/workbench.ts";
import type { Machine } from "../../../vm/machine.ts";
import { nodeClock } from "../../guest/nodeClock.ts";
import { openGuestMachine } from "../../guest/openGuest.ts";

export interface GuestWorkbench {
  readonly machine: Machine;
  readonly workbench: Workbench;
}

/** Starts the page's workbench on the real image, with storage in memory. */
export async function openGuestWorkbench(
  overrides: Partial<WorkbenchDependencies> = {},
): Promise<GuestWorkbench> {
  const opened = await openGuestMachine(null);
  if (opened.kind === "failed") throw new Error(JSON.stringify(opened.failure));
  const { machine } = opened;
  const { id, label } = machine.manifest;
  const images = { default: id, images: [{ id, label, manifest: "" }] };
  const imageUrl = "http://localhost/manifest.json";
  const workbench = createWorkbench({
    launchMachine: () =>
      Promise.resolve({ kind: "launched", images, machine, imageUrl, start: "snapshot" }),
    readBaseState: () => Promise.resolve(null),
    createSession: (request) =>
      new PsqlSession({ ...request, clock: nodeClock, secrets: createSessionSecrets(randomInt) }),
    clock: { ...nodeClock, nowMs: () => Date.now() },
    storage: createMemoryStorage(new Map()),
    tabStorage: createMemoryStorage(new Map()),
    snapshotStore: createMemorySnapshotStore(),
    snapshotCodec: createSnapshotCodec(() => Promise.resolve(null), noGuestFiles),
    storageManager: { estimate: () => Promise.resolve(null), persist: () => Promise.resolve() },
    carriedFiles: { measure: () => Promise.resolve(0), remove: () => Promise.resolve() },
    tabLocks: { claim: () => Promise.resolve(true), waitFor: () => Promise.resolve() },
    mayWarmUp: () => false,
    createId: randomUUID,
    ...overrides,
  });
  await workbench.start({ imageId: null, boot: "snapshot", port: 5432, sql: null });
  return { machine, workbench };
}
