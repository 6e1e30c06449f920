import type { Unsubscribe } from "../../base/emitter.ts";
import {
  type Machine,
  type MachineStatus,
  MachineUnavailableError,
  type MachineStart,
} from "../../vm/machine.ts";
import { waitForMachine } from "../../vm/waitForMachine.ts";
import type { Connections } from "./connections.ts";
import type { LaunchRequest, LaunchResult } from "../store/dependencies.ts";
import type { MessageWriter } from "../store/messageWriter.ts";
import type { SnapshotFailure } from "../snapshots/file/snapshotFailure.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { MachineView } from "../store/workbenchState.ts";

/** Starts and restarts the machine, and mirrors its status in the store. */
export interface MachineLifecycle {
  machine(): Machine | null;
  /** The address of the running image's manifest. */
  imageUrl(): string | null;
  start(request: LaunchRequest): Promise<void>;
  /** Restarts the same image, after a failure or to return to its base state. */
  restart(start: MachineStart, resume: LaunchRequest["resume"]): Promise<void>;
  /** Replaces the machine's memory; resolves with `null` once it runs again, else the failure. */
  restore(state: Uint8Array): Promise<SnapshotFailure | null>;
  /** Lends the running machine for exclusive use; `null` while none is running. */
  lend(): LentMachine | null;
  refreshStatistics(): Promise<void>;
  /** Resolves once the machine runs or has failed. */
  whenRunning(): Promise<void>;
  dispose(): void;
}

/** A machine whose sessions are closed and whose status changes are ignored. */
export interface LentMachine {
  readonly machine: Machine;
  /** Ends the loan, restores `state` unless it is `null`, and reopens the sessions. */
  giveBack(state: Uint8Array | null): Promise<SnapshotFailure | null>;
}

export function createMachineLifecycle(
  context: WorkbenchContext,
  connections: Connections,
  messages: MessageWriter,
): MachineLifecycle {
  const { launchMachine } = context.dependencies;
  let current: {
    readonly machine: Machine;
    readonly imageUrl: string;
    readonly unsubscribe: Unsubscribe;
  } | null = null;
  /** Counts launches: the machine of an outdated launch is discarded. */
  let launch = 0;

  const setView = (change: Partial<MachineView>): void => {
    context.update("machine", (view) => ({ ...view, ...change }));
  };

  const follow = (machine: Machine, state: MachineStatus): void => {
    const { isLent } = context.get().machine;
    if (isLent && state.kind !== "failed" && state.kind !== "stopped") return;
    setView({ state, isLent: false, silence: null });
    switch (state.kind) {
      case "running":
        connections.attach(machine);
        break;
      case "failed":
        messages.write({
          kind: "event",
          event: { kind: "machineFailed", failure: state.failure },
        });
        connections.detach();
        break;
      case "restoring":
      case "booting":
      case "stopped":
        connections.detach();
        break;
      case "idle":
      case "downloading":
        break;
    }
  };

  const stop = (): void => {
    const before = current;
    current = null;
    connections.detach();
    before?.unsubscribe();
    before?.machine.dispose();
  };

  const adopt = (result: LaunchResult): void => {
    if (result.images !== null) setView({ images: result.images.images });
    if (result.kind === "failed") {
      const { failure } = result;
      setView({ state: { kind: "failed", failure } });
      messages.write({ kind: "event", event: { kind: "machineFailed", failure } });
      return;
    }
    const { machine, imageUrl } = result;
    setView({ imageId: machine.manifest.id, manifest: machine.manifest, start: result.start });
    const subscriptions = [
      machine.onState((state) => {
        follow(machine, state);
      }),
      machine.onMissingFiles((missingFiles) => {
        setView({ missingFiles });
      }),
    ];
    const unsubscribe = (): void => {
      for (const end of subscriptions) end();
    };
    current = { machine, imageUrl, unsubscribe };
    follow(machine, machine.state);
  };

  const start = async (request: LaunchRequest): Promise<void> => {
    stop();
    launch += 1;
    const own = launch;
    setView({
      imageId: request.imageId,
      manifest: null,
      state: { kind: "idle" },
      start: request.start.kind,
      statistics: null,
      isClockSet: false,
      isLent: false,
      missingFiles: [],
      silence: null,
    });
    const result = await launchMachine(request);
    if (own === launch) adopt(result);
    else if (result.kind === "launched") result.machine.dispose();
  };

  const restore = async (machine: Machine, state: Uint8Array): Promise<SnapshotFailure | null> => {
    try {
      const result = await machine.restoreState(state);
      return result.kind === "restored" ? null : { kind: "stateRejected", message: result.message };
    } catch (error) {
      if (error instanceof MachineUnavailableError) return { kind: "machineUnavailable" };
      throw error;
    }
  };

  return {
    machine: () => current?.machine ?? null,
    imageUrl: () => current?.imageUrl ?? null,
    start,
    restart: (how, resume) => start({ imageId: context.get().machine.imageId, start: how, resume }),
    async restore(state) {
      const machine = current?.machine;
      return machine === undefined ? { kind: "machineUnavailable" } : restore(machine, state);
    },
    lend() {
      const machine = current?.machine;
      if (machine?.state.kind !== "running") return null;
      setView({ isLent: true });
      connections.detach();
      return {
        machine,
        async giveBack(state) {
          const isStillLent = machine === current?.machine && context.get().machine.isLent;
          if (!isStillLent) return { kind: "machineUnavailable" };
          setView({ isLent: false });
          const failure = state === null ? null : await restore(machine, state);
          const hasComeBack = state !== null && failure === null;
          // Without a restore it never left "running", so no event was emitted.
          if (!hasComeBack) follow(machine, machine.state);
          return failure;
        },
      };
    },
    async whenRunning() {
      const machine = current?.machine;
      if (machine !== undefined) await waitForMachine(machine);
    },
    async refreshStatistics() {
      const machine = current?.machine;
      if (machine?.state.kind !== "running") return;
      try {
        const statistics = await machine.statistics();
        if (machine === current?.machine) setView({ statistics });
      } catch (error) {
        if (!(error instanceof MachineUnavailableError)) throw error;
      }
    },
    dispose() {
      launch += 1;
      stop();
    },
  };
}
