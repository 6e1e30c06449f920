import { done, type Result } from "../../base/result.ts";
import type { SnapshotEvent } from "../snapshots/snapshotEvent.ts";
import { createSnapshotLibrary } from "../snapshots/snapshotLibrary.ts";
import type { SnapshotTools } from "../snapshots/steps/snapshotTools.ts";
import type { SnapshotFailure } from "../snapshotFile/snapshotFailure.ts";
import type { StoredSnapshot } from "../snapshotStorage/snapshotStore.ts";
import { createTestWorkbench, type TestWorkbench } from "./createTestWorkbench.ts";

export interface SnapshotToolsTest {
  readonly test: TestWorkbench;
  readonly tools: SnapshotTools;
  /** The steps on the machine and the storage, and the kinds of events, in their order. */
  readonly log: string[];
  readonly events: SnapshotEvent[];
  /** The result of the next `restore`. */
  restored: SnapshotFailure | null;
  /** Saves a file; the default always succeeds. */
  save: (snapshot: StoredSnapshot) => Promise<Result<StoredSnapshot, SnapshotFailure>>;
}

/** Creates what the steps of snapshots work with, on a running fake machine. */
export async function createSnapshotTools(): Promise<SnapshotToolsTest> {
  const test = createTestWorkbench();
  await test.boot();
  const { dependencies, machine } = test;
  // A copy: only the tested steps change it.
  let state = test.workbench.store.getState();
  const log: string[] = [];
  const events: SnapshotEvent[] = [];
  const context: SnapshotTools["context"] = {
    dependencies,
    get: () => state,
    update: (domain, change) => {
      state = { ...state, [domain]: change(state[domain]) };
    },
  };
  const created: SnapshotToolsTest = {
    test,
    log,
    events,
    restored: null,
    save: (snapshot) => Promise.resolve(done(snapshot)),
    tools: {
      context,
      access: {
        machine: () => machine,
        imageUrl: () => null,
        service: () => null,
        channel: () => null,
        serviceDatabase: { within: () => Promise.resolve(null) },
        restore(state) {
          log.push(`restore ${new TextDecoder().decode(state)}`);
          return Promise.resolve(created.restored);
        },
        lend: () => null,
      },
      kept: {
        ...createSnapshotLibrary(context),
        add(header, file) {
          log.push(`save ${header.origin}`);
          const { name, note } = header;
          const sizeBytes = file.size;
          return created.save({ id: "new", name, note, sizeBytes, slot: "main", header });
        },
      },
      dispatch(event) {
        log.push(event.kind);
        events.push(event);
      },
    },
  };
  return created;
}
