import type { SerialPort } from "../../vm/serialPort.ts";
import type { LaunchRequest } from "../store/dependencies.ts";
import { openSharedText } from "../editor/editorActions.ts";
import type { MachineLifecycle } from "../machine/machineLifecycle.ts";
import type { SnapshotActions } from "../snapshots/snapshotActions.ts";
import type { TabAccessActions } from "../snapshots/createTabAccess.ts";
import type { StartRequest } from "./startRequest.ts";
import type { FeatureEvents } from "../store/featureEvent.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";

/** Starts and replaces machines, and gives access to the running one. */
export interface MachineActions {
  /** Starts the machine that the page's URL requests. */
  start(request: StartRequest): Promise<void>;
  /** Replaces the running image by another one. */
  switchImage(imageId: string): Promise<void>;
  /** Restarts the machine after a failure, from its last state unless that state was rejected. */
  restart(boot: StartRequest["boot"]): Promise<void>;
  /** Restarts from the base state; saves unsaved changes first. */
  reset(): Promise<void>;
  /** Retries loading the files that the guest waits for. */
  retryMissingFiles(): void;
  /** Replaces a machine that does not answer, without a request to it. */
  replace(memory: "lastSnapshot" | "pristine"): Promise<void>;
  /** URL of the running image's manifest; `null` while there is none. */
  imageUrl(): string | null;
  /** The guest's console; `null` while there is no machine. Its bytes bypass the store. */
  console(): SerialPort | null;
  refreshStatistics(): Promise<void>;
}

export interface MachineActionsParts {
  readonly lifecycle: MachineLifecycle;
  readonly snapshots: SnapshotActions;
  readonly tabAccess: Pick<TabAccessActions, "claim">;
  /** Finds the state to resume, once the image is known. */
  readonly resume: LaunchRequest["resume"];
  readonly events: Pick<FeatureEvents, "emit">;
}

export function createMachineActions(
  context: WorkbenchContext,
  { lifecycle, snapshots, tabAccess, resume, events }: MachineActionsParts,
): MachineActions {
  /** Has everything dropped that belongs to the running machine. */
  const leaveMachine = (): void => {
    events.emit({ kind: "sessionsEnding" });
    events.emit({ kind: "cursorsLost" });
    events.emit({ kind: "machineLeft" });
  };
  const noteChange = (): void => {
    events.emit({ kind: "machineChanged" });
  };
  const watchedPorts = new WeakMap<SerialPort, SerialPort>();

  return {
    async start(request) {
      openSharedText(context, request);
      const { imageId, boot, state } = request;
      const isFresh = boot === "cold" || state !== undefined;
      const claimed = tabAccess.claim();
      await lifecycle.start({ imageId, start: startOf(boot), resume: isFresh ? null : resume });
      await claimed;
      if (state === undefined) return;
      await lifecycle.whenRunning();
      await snapshots.importFrom(state);
    },
    async switchImage(imageId) {
      await snapshots.saveAutomatically();
      leaveMachine();
      await lifecycle.start({ imageId, start: { kind: "snapshot" }, resume });
    },
    async restart(boot) {
      const { status } = context.get().machine;
      const isRejected = status.kind === "failed" && status.failure.kind === "stateRejected";
      leaveMachine();
      await lifecycle.restart(startOf(boot), boot === "cold" || isRejected ? null : resume);
    },
    async reset() {
      if (context.get().snapshots.isChanged) await snapshots.saveAutomatically();
      leaveMachine();
      snapshots.forgetCurrent();
      await snapshots.removeCarriedFiles();
      await lifecycle.restart({ kind: "snapshot" }, null);
    },
    retryMissingFiles() {
      lifecycle.machine()?.retryMissingFiles();
    },
    async replace(memory) {
      leaveMachine();
      if (memory === "pristine") {
        snapshots.forgetCurrent();
        await snapshots.removeCarriedFiles();
      }
      await lifecycle.restart({ kind: "snapshot" }, memory === "pristine" ? null : resume);
    },
    imageUrl: () => lifecycle.imageUrl(),
    console: () => {
      const port = lifecycle.machine()?.serial(0) ?? null;
      if (port === null) return null;
      // Same object for the same port: callers treat another object as another machine.
      const known = watchedPorts.get(port);
      if (known !== undefined) return known;
      const watched = watchWrites(port, noteChange);
      watchedPorts.set(port, watched);
      return watched;
    },
    refreshStatistics: () => lifecycle.refreshStatistics(),
  };
}

function startOf(boot: StartRequest["boot"]): { readonly kind: "kernel" | "snapshot" } {
  return { kind: boot === "cold" ? "kernel" : "snapshot" };
}

/** Wraps a port to report writes. */
function watchWrites(port: SerialPort, onWrite: () => void): SerialPort {
  return {
    write(bytes) {
      onWrite();
      port.write(bytes);
    },
    onData: (listener) => port.onData(listener),
    dispose: () => {
      port.dispose();
    },
  };
}
