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
import type { SnapshotFailure } from "../snapshotFile/snapshotFailure.ts";
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

interface HeldMachine {
  readonly machine: Machine;
  readonly imageUrl: string;
  readonly unsubscribe: Unsubscribe;
}

/** Which machine there is, and who uses it. Each launch and each loan is an object of its own. */
type Hold =
  | { readonly kind: "none" }
  | { readonly kind: "launching" }
  | { readonly kind: "own"; readonly held: HeldMachine }
  | { readonly kind: "lent"; readonly held: HeldMachine };

export function createMachineLifecycle(
  context: WorkbenchContext,
  connections: Connections,
  messages: MessageWriter,
): MachineLifecycle {
  const { launchMachine } = context.dependencies;
  let hold: Hold = { kind: "none" };

  const held = (): HeldMachine | null =>
    hold.kind === "own" || hold.kind === "lent" ? hold.held : null;

  const setView = (change: Partial<MachineView>): void => {
    context.update("machine", (view) => ({ ...view, ...change }));
  };

  const follow = (machine: Machine, status: MachineStatus): void => {
    if (hold.kind === "lent") {
      if (status.kind !== "failed" && status.kind !== "stopped") return;
      hold = { kind: "own", held: hold.held };
    }
    setView({ status, isLent: false, silence: null });
    switch (status.kind) {
      case "running":
        connections.attach(machine);
        break;
      case "failed":
        messages.write({
          kind: "event",
          event: { kind: "machineFailed", failure: status.failure },
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
    const before = held();
    hold = { kind: "none" };
    connections.detach();
    before?.unsubscribe();
    before?.machine.dispose();
  };

  const adopt = (result: LaunchResult): void => {
    if (result.images !== null) setView({ images: result.images.images });
    if (result.kind === "failed") {
      hold = { kind: "none" };
      const { failure } = result;
      setView({ status: { kind: "failed", failure } });
      messages.write({ kind: "event", event: { kind: "machineFailed", failure } });
      return;
    }
    const { machine, imageUrl } = result;
    setView({ imageId: machine.manifest.id, manifest: machine.manifest, start: result.start });
    const subscriptions = [
      machine.onStatus((status) => {
        follow(machine, status);
      }),
      machine.onMissingFiles((missingFiles) => {
        setView({ missingFiles });
      }),
    ];
    const unsubscribe = (): void => {
      for (const end of subscriptions) end();
    };
    hold = { kind: "own", held: { machine, imageUrl, unsubscribe } };
    follow(machine, machine.status);
  };

  const start = async (request: LaunchRequest): Promise<void> => {
    stop();
    const launch: Hold = { kind: "launching" };
    hold = launch;
    setView({
      imageId: request.imageId,
      manifest: null,
      status: { kind: "idle" },
      start: request.start.kind,
      statistics: null,
      isClockSet: false,
      isLent: false,
      missingFiles: [],
      silence: null,
    });
    const result = await launchMachine(request);
    // The machine of an outdated launch is discarded.
    if (hold === launch) adopt(result);
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
    machine: () => held()?.machine ?? null,
    imageUrl: () => held()?.imageUrl ?? null,
    start,
    restart: (how, resume) => start({ imageId: context.get().machine.imageId, start: how, resume }),
    async restore(state) {
      const machine = held()?.machine;
      return machine === undefined ? { kind: "machineUnavailable" } : restore(machine, state);
    },
    lend() {
      const lent = held();
      if (lent?.machine.status.kind !== "running") return null;
      const { machine } = lent;
      const loan: Hold = { kind: "lent", held: lent };
      hold = loan;
      setView({ isLent: true });
      connections.detach();
      return {
        machine,
        async giveBack(state) {
          if (hold !== loan) return { kind: "machineUnavailable" };
          hold = { kind: "own", held: lent };
          setView({ isLent: false });
          const failure = state === null ? null : await restore(machine, state);
          const hasComeBack = state !== null && failure === null;
          // Without a restore it never left "running", so no event was emitted.
          if (!hasComeBack) follow(machine, machine.status);
          return failure;
        },
      };
    },
    async whenRunning() {
      const machine = held()?.machine;
      if (machine !== undefined) await waitForMachine(machine);
    },
    async refreshStatistics() {
      const machine = held()?.machine;
      if (machine?.status.kind !== "running") return;
      try {
        const statistics = await machine.statistics();
        if (machine === held()?.machine) setView({ statistics });
      } catch (error) {
        if (!(error instanceof MachineUnavailableError)) throw error;
      }
    },
    dispose() {
      stop();
    },
  };
}
