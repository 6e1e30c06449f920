import { assertNever } from "../../base/assert.ts";
import { describeError, explainError } from "../explainError.ts";
import type { MachineFailure } from "../machineFailure.ts";
import {
  type Machine,
  type MachineStatus,
  MachineUnavailableError,
  serialLines,
} from "../machine.ts";
import type {
  CallOutcome,
  MachineCall,
  MachineCalls,
  MachineMethod,
  MessageToPage,
  MessageToWorker,
} from "./machineProtocol.ts";

type StartMessage = Extract<MessageToWorker, { kind: "start" }>;

/** A machine that can be failed because of uncaught errors. */
export interface ServedMachine extends Machine {
  fail(failure: MachineFailure): void;
}

/** Serves the page's messages with a machine in this worker. */
export class MachineServer {
  readonly #createMachine: (message: StartMessage) => ServedMachine;
  readonly #send: (message: MessageToPage) => void;
  #machine: ServedMachine | null = null;

  constructor(
    createMachine: (message: StartMessage) => ServedMachine,
    send: (message: MessageToPage) => void,
  ) {
    this.#createMachine = createMachine;
    this.#send = send;
  }

  receive(message: MessageToWorker): void {
    switch (message.kind) {
      case "start":
        this.#start(message);
        return;
      case "write":
        this.#machine?.serial(message.line).write(message.bytes);
        return;
      case "retryMissingFiles":
        this.#machine?.retryMissingFiles();
        return;
      case "setCompilerMode":
        this.#machine?.setCompilerMode(message.mode);
        return;
      case "call":
        void this.#answer(message.id, message.call);
        return;
      default:
        assertNever(message);
    }
  }

  /** Fails the machine after an uncaught error. */
  reportUncaught(error: unknown): void {
    const failure = explainError(error);
    if (this.#machine === null) this.#send({ kind: "state", state: { kind: "failed", failure } });
    else this.#machine.fail(failure);
  }

  #start(message: StartMessage): void {
    const machine = this.#createMachine(message);
    this.#machine = machine;
    machine.onStatus((state) => {
      this.#send({ kind: "state", state });
    });
    machine.onMissingFiles((files) => {
      this.#send({ kind: "missingFiles", files });
    });
    for (const line of serialLines) {
      machine.serial(line).onData((bytes) => {
        this.#send({ kind: "data", line, bytes });
      });
    }
  }

  async #answer(id: number, call: MachineCall): Promise<void> {
    this.#send({ kind: "outcome", id, outcome: await this.#findOutcome(call) });
  }

  async #findOutcome(call: MachineCall): Promise<CallOutcome> {
    const idle: MachineStatus = { kind: "idle" };
    if (this.#machine === null) return { kind: "unavailable", state: idle };
    try {
      return { kind: "result", result: await perform(this.#machine, call) };
    } catch (error) {
      if (error instanceof MachineUnavailableError) {
        return { kind: "unavailable", state: error.status };
      }
      return { kind: "error", message: describeError(error) };
    }
  }
}

async function perform(
  machine: ServedMachine,
  call: MachineCall,
): Promise<MachineCalls[MachineMethod]["result"]> {
  switch (call.method) {
    case "putFile":
      return machine.putFile(call.request.suggestedName, call.request.bytes);
    case "getFile":
      return machine.getFile(call.request.guestPath);
    case "removeFile":
      await machine.removeFile(call.request.guestPath);
      return null;
    case "saveState":
      return machine.saveState();
    case "restoreState":
      return machine.restoreState(call.request.state);
    case "ping":
      await machine.ping();
      return null;
    case "statistics":
      return machine.statistics();
  }
}
