import type { LaunchRequest, LaunchResult, WorkbenchDependencies } from "../store/dependencies.ts";
import type { KeyValueStorage } from "../storage/keyValueStorage.ts";
import type { SnapshotStore, StoredSnapshot } from "../snapshotStorage/snapshotStore.ts";
import { createSnapshotCodec } from "../snapshotFile/snapshotCodec.ts";
import { createWorkbench, type Workbench } from "../workbench.ts";
import { FakeClock } from "./fakeClock.ts";
import { FakeMachine } from "./fakeMachine.ts";
import { type FakeReply, FakeSession } from "./fakeSession.ts";
import { noGuestFiles } from "./noGuestFiles.ts";

export interface TestWorkbench {
  readonly workbench: Workbench;
  readonly dependencies: WorkbenchDependencies;
  readonly clock: FakeClock;
  readonly machine: FakeMachine;
  readonly launches: LaunchRequest[];
  readonly texts: Map<string, string>;
  /** Replies of service sessions opened from now on. */
  serviceAnswer: (sql: string) => FakeReply | null;
  /** Returns the latest session of a port, or the service session. */
  session(port: number | "service"): FakeSession;
  /** Starts the machine and waits for its sessions. */
  boot(): Promise<void>;
}

/** Creates a workbench with a fake machine, sessions, storage and clock. */
export function createTestWorkbench(
  overrides: Partial<WorkbenchDependencies> = {},
  machine = new FakeMachine(),
): TestWorkbench {
  const clock = new FakeClock();
  const launches: LaunchRequest[] = [];
  const texts = new Map<string, string>();
  const sessions = new Map<number | "service", FakeSession>();
  let lastId = 0;
  let serviceAnswer: TestWorkbench["serviceAnswer"] = () => ({});
  const dependencies: WorkbenchDependencies = {
    launchMachine: (request): Promise<LaunchResult> => {
      launches.push(request);
      const { id, label } = machine.manifest;
      const images = { default: id, images: [{ id, label, manifest: "example/manifest.json" }] };
      const imageUrl = "http://localhost/vm/example/manifest.json";
      const { start } = request;
      return Promise.resolve({ kind: "launched", images, machine, imageUrl, start: start.kind });
    },
    createSession: ({ port, rescue }) => {
      const session = new FakeSession(port);
      if (rescue === null) session.answer = (sql) => serviceAnswer(sql);
      sessions.set(rescue === null ? "service" : port, session);
      return session;
    },
    clock,
    storage: createMemoryStorage(texts),
    tabStorage: createMemoryStorage(new Map()),
    snapshotStore: createMemorySnapshotStore(),
    snapshotCodec: createSnapshotCodec(() => Promise.resolve(null), noGuestFiles),
    readBaseState: () => Promise.resolve(new TextEncoder().encode("clean")),
    storageManager: { estimate: () => Promise.resolve(null), persist: () => Promise.resolve() },
    carriedFiles: { measure: () => Promise.resolve(0), remove: () => Promise.resolve() },
    tabLocks: { claim: () => Promise.resolve(true), waitFor: () => Promise.resolve() },
    mayWarmUp: () => false,
    createId: () => `id-${++lastId}`,
    ...overrides,
  };
  const workbench = createWorkbench(dependencies);
  return {
    workbench,
    dependencies,
    clock,
    machine,
    launches,
    texts,
    set serviceAnswer(answer: TestWorkbench["serviceAnswer"]) {
      serviceAnswer = answer;
    },
    session(port) {
      const session = sessions.get(port);
      if (session === undefined) throw new Error(`no session on ${port}`);
      return session;
    },
    async boot() {
      await workbench.start({ imageId: null, boot: "snapshot", port: 5432, sql: null });
      machine.become({ kind: "running" });
      await clock.advance(0);
    },
  };
}

export function createMemoryStorage(texts: Map<string, string>): KeyValueStorage {
  return {
    get: (key) => texts.get(key) ?? null,
    set(key, text) {
      texts.set(key, text);
      return true;
    },
  };
}

export function createMemorySnapshotStore(): SnapshotStore {
  const snapshots = new Map<string, StoredSnapshot>();
  const files = new Map<string, Blob>();
  const done = <T>(value: T): Promise<{ readonly kind: "done"; readonly value: T }> =>
    Promise.resolve({ kind: "done", value });
  return {
    list: () => done([...snapshots.values()].reverse()),
    save(snapshot, file) {
      snapshots.set(snapshot.id, snapshot);
      files.set(snapshot.id, file);
      return done(null);
    },
    loadFile: (id) => done(files.get(id) ?? null),
    describe(id, change) {
      const snapshot = snapshots.get(id);
      if (snapshot !== undefined) snapshots.set(id, { ...snapshot, ...change });
      return done(null);
    },
    remove(id) {
      snapshots.delete(id);
      files.delete(id);
      return done(null);
    },
  };
}
