import type { Unsubscribe } from "../vm/emitter.ts";
import {
  type Machine,
  type MachineState,
  MachineUnavailableError,
  type MachineStart,
} from "../vm/machine.ts";
import { waitForMachine } from "../vm/waitForMachine.ts";
import type { Connections } from "./connections.ts";
import type { LaunchRequest, LaunchResult } from "./dependencies.ts";
import type { MessageWriter } from "./messageWriter.ts";
import type { SnapshotFailure } from "./snapshots/snapshotFailure.ts";
import type { WorkbenchContext } from "./workbenchContext.ts";
import type { MachineView } from "./workbenchState.ts";

/** Starts the machine, follows what it does and starts it again when asked to. */
export interface MachineLifecycle {
  machine(): Machine | null;
  /** The address of the running image's manifest. */
  imageUrl(): string | null;
  start(request: LaunchRequest): Promise<void>;
  /** Starts the same image again, after a failure or to come back to its first state. */
  restart(start: MachineStart, resume: LaunchRequest["resume"]): Promise<void>;
  /** Replaces the machine's memory; resolves once it runs again, or with the reason why not. */
  restore(state: Uint8Array): Promise<SnapshotFailure | null>;
  refreshStatistics(): Promise<void>;
  /** Resolves once the machine runs; also when it never will. */
  whenRunning(): Promise<void>;
  dispose(): void;
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
  /** Counts launches: what an overtaken one brings is thrown away. */
  let launch = 0;

  const setView = (change: Partial<MachineView>): void => {
    context.update("machine", (view) => ({ ...view, ...change }));
  };

  const follow = (machine: Machine, state: MachineState): void => {
    setView({ state });
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
    const unsubscribe = machine.onState((state) => {
      follow(machine, state);
    });
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
    });
    const result = await launchMachine(request);
    if (own === launch) adopt(result);
    else if (result.kind === "launched") result.machine.dispose();
  };

  return {
    machine: () => current?.machine ?? null,
    imageUrl: () => current?.imageUrl ?? null,
    start,
    restart: (how, resume) => start({ imageId: context.get().machine.imageId, start: how, resume }),
    async restore(state) {
      const machine = current?.machine;
      if (machine === undefined) return { kind: "machineUnavailable" };
      try {
        const result = await machine.restoreState(state);
        return result.kind === "restored"
          ? null
          : { kind: "stateRejected", message: result.message };
      } catch (error) {
        if (error instanceof MachineUnavailableError) return { kind: "machineUnavailable" };
        throw error;
      }
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
