import { assertNever } from "../../base/assert.ts";
import { OpenCalls } from "../../base/openCalls.ts";
import type { CompilerMode } from "../compilerMode.ts";
import { explainWorkerError } from "../explainError.ts";
import {
  type Machine,
  type MachineStart,
  type MachineStatistics,
  MachineUnavailableError,
  type RestoreResult,
  type SaveResult,
  type SerialLine,
  serialLines,
} from "../machine.ts";
import type { MachineFailure } from "../machineFailure.ts";
import {
  type CallOutcome,
  findTransfersToWorker,
  type MachineCall,
  type MachineCalls,
  type MachineMethod,
  type MessageToPage,
  type MessageToWorker,
} from "./machineProtocol.ts";
import type { ImageManifest } from "../manifest.ts";
import { ObservedMachine } from "../observedMachine.ts";
import { RelayPort } from "../serial/relayPort.ts";
import type { SerialPort } from "../serialPort.ts";

/** The part of `Worker` that is used. */
export interface MachineWorkerLike {
  postMessage(message: MessageToWorker, transfer?: Transferable[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent<MessageToPage>) => void): void;
  addEventListener(type: "error", listener: (event: ErrorEvent) => void): void;
  addEventListener(type: "messageerror", listener: () => void): void;
  terminate(): void;
}

export interface WorkerMachineOptions {
  readonly worker: MachineWorkerLike;
  /** URL of the worker's program, for the failure when it does not load. */
  readonly workerUrl: string;
  readonly manifest: ImageManifest;
  /** Absolute; the image's files are relative to it. */
  readonly manifestUrl: string;
  readonly start: MachineStart;
}

/** A machine whose emulator runs in a worker. It starts when it is created. */
export class WorkerMachine extends ObservedMachine implements Machine {
  readonly manifest: ImageManifest;
  readonly #worker: MachineWorkerLike;
  readonly #ports: readonly RelayPort[];
  readonly #calls = new OpenCalls<MachineCalls[MachineMethod]["result"]>();

  constructor({ worker, workerUrl, manifest, manifestUrl, start }: WorkerMachineOptions) {
    super();
    this.manifest = manifest;
    this.#worker = worker;
    this.#ports = serialLines.map(
      (line) =>
        new RelayPort((bytes) => {
          this.#post({ kind: "write", line, bytes });
        }),
    );
    worker.addEventListener("message", (event) => {
      this.#receive(event.data);
    });
    worker.addEventListener("error", (event) => {
      this.#fail(explainWorkerError(event, workerUrl));
    });
    worker.addEventListener("messageerror", () => {
      this.#fail({ kind: "workerCrashed", message: "a message could not be read" });
    });
    this.#post({ kind: "start", manifest, manifestUrl, start });
  }

  retryMissingFiles(): void {
    this.#post({ kind: "retryMissingFiles" });
  }

  setCompilerMode(mode: CompilerMode): void {
    this.#post({ kind: "setCompilerMode", mode });
  }

  serial(line: SerialLine): SerialPort {
    const port = this.#ports[line];
    if (port === undefined) throw new Error(`no serial line ${line}`);
    return port;
  }

  putFile(suggestedName: string, bytes: Uint8Array): Promise<string> {
    return this.#call({ method: "putFile", request: { suggestedName, bytes } });
  }

  getFile(guestPath: string): Promise<Uint8Array | null> {
    return this.#call({ method: "getFile", request: { guestPath } });
  }

  async removeFile(guestPath: string): Promise<void> {
    await this.#call({ method: "removeFile", request: { guestPath } });
  }

  saveState(): Promise<SaveResult> {
    return this.#call({ method: "saveState", request: null });
  }

  restoreState(state: Uint8Array): Promise<RestoreResult> {
    return this.#call({ method: "restoreState", request: { state } });
  }

  statistics(): Promise<MachineStatistics> {
    return this.#call({ method: "statistics", request: null });
  }

  async ping(): Promise<void> {
    await this.#call({ method: "ping", request: null });
  }

  dispose(): void {
    this.setStatus({ kind: "stopped" });
    this.#end();
    this.disposeListeners();
    for (const port of this.#ports) port.dispose();
  }

  #call<Method extends MachineMethod>(
    call: Extract<MachineCall, { method: Method }>,
  ): Promise<MachineCalls[Method]["result"]> {
    if (this.isOver()) return Promise.reject(new MachineUnavailableError(this.status));
    // The worker replies with the result of the requested method.
    return this.#calls.open((id) => {
      this.#post({ kind: "call", id, call });
    });
  }

  #post(message: MessageToWorker): void {
    this.#worker.postMessage(message, findTransfersToWorker(message));
  }

  #receive(message: MessageToPage): void {
    switch (message.kind) {
      case "state":
        this.setStatus(message.state);
        if (this.isOver()) this.#end();
        return;
      case "missingFiles":
        this.reportMissing(message.files);
        return;
      case "data":
        this.#ports[message.line]?.deliver(message.bytes);
        return;
      case "outcome":
        this.#settle(message.id, message.outcome);
        return;
      default:
        assertNever(message);
    }
  }

  #settle(id: number, outcome: CallOutcome): void {
    switch (outcome.kind) {
      case "result":
        this.#calls.resolve(id, outcome.result);
        return;
      case "unavailable":
        this.#calls.reject(id, new MachineUnavailableError(outcome.state));
        return;
      case "error":
        this.#calls.reject(id, new Error(outcome.message));
        return;
      default:
        assertNever(outcome);
    }
  }

  #fail(failure: MachineFailure): void {
    this.setStatus({ kind: "failed", failure });
    this.#end();
  }

  /** Terminates the worker, because only that frees its memory. */
  #end(): void {
    this.#worker.terminate();
    this.#calls.rejectAll(new MachineUnavailableError(this.status));
  }
}
