import { BootWatch } from "./bootWatch.ts";
import { describeError } from "../explainError.ts";
import type { CompilerMode } from "../compilerMode.ts";
import type { Guest } from "./guest.ts";
import { GuestSerialPort } from "../serial/guestSerialPort.ts";
import { countBytesToLoad, type DownloadProgress, ImageFiles } from "./imageFiles.ts";
import {
  type Machine,
  type MachineStart,
  type MachineStatus,
  type MachineStatistics,
  MachineUnavailableError,
  type RestoreResult,
  type SaveResult,
  type SerialLine,
  serialLines,
} from "../machine.ts";
import type { MachineEnvironment } from "../machineEnvironment.ts";
import type { MachineFailure } from "../machineFailure.ts";
import type { ImageManifest } from "../manifest.ts";
import { ObservedMachine } from "../observedMachine.ts";
import { ownBuffer } from "../../base/bytes/ownBuffer.ts";
import type { SerialPort } from "../serialPort.ts";
import { startGuest } from "./startGuest.ts";
import { inspectState } from "../snapshot/inspectState.ts";

export interface LocalMachineOptions {
  readonly manifest: ImageManifest;
  readonly start: MachineStart;
  readonly environment: MachineEnvironment;
  /** Timeout of a cold boot until all sessions run, in milliseconds. */
  readonly bootTimeoutMs?: number;
}

const defaultBootTimeoutMs = 600_000;
const quietTimeoutMs = 5000;
// Often enough for a progress bar and for following a boot.
const reportEveryMs = 50;

/** A machine whose emulator runs in this thread. It starts when it is created. */
export class LocalMachine extends ObservedMachine implements Machine {
  readonly manifest: ImageManifest;
  readonly #environment: MachineEnvironment;
  readonly #start: MachineStart;
  readonly #bootTimeoutMs: number;
  readonly #ports = serialLines.map(() => new GuestSerialPort());
  readonly #abort = new AbortController();
  #guest: Guest | null = null;
  #lastReportMs = -Infinity;
  #endBoot: () => void = () => undefined;

  constructor(options: LocalMachineOptions) {
    super();
    this.manifest = options.manifest;
    this.#environment = options.environment;
    this.#start = options.start;
    this.#bootTimeoutMs = options.bootTimeoutMs ?? defaultBootTimeoutMs;
    void this.#run();
  }

  retryMissingFiles(): void {
    this.#guest?.retryMissingFiles();
  }

  setCompilerMode(mode: CompilerMode): void {
    this.#guest?.setCompilerMode(mode);
  }

  serial(line: SerialLine): SerialPort {
    return this.#port(line);
  }

  async putFile(suggestedName: string, bytes: Uint8Array): Promise<string> {
    return this.#requireGuest().files.put(suggestedName, bytes);
  }

  async getFile(guestPath: string): Promise<Uint8Array<ArrayBuffer> | null> {
    return this.#requireGuest().files.get(guestPath);
  }

  removeFile(guestPath: string): Promise<void> {
    return Promise.resolve().then(() => {
      this.#requireGuest().files.remove(guestPath);
    });
  }

  async saveState(): Promise<SaveResult> {
    const guest = this.#requireGuest();
    const part = await guest.waitForQuiet(quietTimeoutMs);
    if (this.#guest !== guest) throw new MachineUnavailableError(this.status);
    if (part !== null) return { kind: "busy", part, timeoutMs: quietTimeoutMs };
    return { kind: "saved", state: await guest.saveState() };
  }

  async restoreState(state: Uint8Array): Promise<RestoreResult> {
    const guest = this.#requireGuest();
    const inspected = inspectState(state, this.manifest.machine);
    if (inspected.kind === "foreign") return { kind: "rejected", message: inspected.message };
    // A file system reply in flight would be written into the new memory.
    const part = await guest.waitForQuiet(quietTimeoutMs, ["fileSystem"]);
    if (this.#guest !== guest) throw new MachineUnavailableError(this.status);
    if (part !== null) return { kind: "rejected", message: "the file system is busy" };
    this.setStatus({ kind: "restoring" });
    try {
      await guest.restoreState(ownBuffer(state));
    } catch (error) {
      const message = describeError(error);
      this.fail({ kind: "stateRejected", message });
      return { kind: "rejected", message };
    }
    this.setStatus({ kind: "running" });
    return { kind: "restored" };
  }

  statistics(): Promise<MachineStatistics> {
    return Promise.resolve().then(() => this.#requireGuest().measure());
  }

  ping(): Promise<void> {
    return Promise.resolve();
  }

  dispose(): void {
    this.setStatus({ kind: "stopped" });
    this.#shutDown();
    this.disposeListeners();
    for (const port of this.#ports) port.dispose();
  }

  /** Ends the machine for an external reason, such as an uncaught error. */
  fail(failure: MachineFailure): void {
    if (this.isOver()) return;
    this.#shutDown();
    this.setStatus({ kind: "failed", failure });
  }

  async #run(): Promise<void> {
    // Lets the creator subscribe to the status first.
    await Promise.resolve();
    const totalBytes = countBytesToLoad(this.manifest, this.#start);
    this.setStatus({ kind: "downloading", loadedBytes: 0, totalBytes, file: "" });
    const { signal } = this.#abort;
    const onProgress = (progress: DownloadProgress): void => {
      if (this.status.kind === "downloading") this.#report({ kind: "downloading", ...progress });
    };
    const started = await startGuest({
      manifest: this.manifest,
      start: this.#start,
      environment: this.#environment,
      files: new ImageFiles(this.#environment, totalBytes, onProgress, signal),
      ports: this.#ports,
      signal,
      onLoaded: () => {
        const isCold = this.#start.kind === "kernel";
        this.setStatus(isCold ? { kind: "booting", consoleTail: "" } : { kind: "restoring" });
      },
      events: {
        onFailure: (failure) => {
          this.fail(failure);
        },
        onMissing: (files) => {
          this.reportMissing(files);
        },
      },
    });
    if (started.kind === "failed") {
      this.fail(started.failure);
      return;
    }
    if (signal.aborted) {
      started.guest.dispose();
      return;
    }
    this.#guest = started.guest;
    if (this.#start.kind === "kernel") this.#watchBoot();
    started.guest.run();
    if (this.#start.kind !== "kernel") this.setStatus({ kind: "running" });
  }

  #watchBoot(): void {
    const watch = new BootWatch(
      this.manifest,
      this.#ports,
      (consoleTail) => {
        this.#report({ kind: "booting", consoleTail });
      },
      () => {
        this.#endBoot();
        this.setStatus({ kind: "running" });
      },
    );
    const timeoutMs = this.#bootTimeoutMs;
    const cancel = this.#environment.scheduler.after(timeoutMs, () => {
      this.fail({ kind: "bootTimeout", timeoutMs, consoleTail: watch.consoleTail });
    });
    this.#endBoot = () => {
      cancel();
      watch.dispose();
      this.#endBoot = () => undefined;
    };
  }

  #port(line: SerialLine): GuestSerialPort {
    const port = this.#ports[line];
    if (port === undefined) throw new Error(`no serial line ${line}`);
    return port;
  }

  #requireGuest(): Guest {
    if (this.#guest === null || this.status.kind !== "running") {
      throw new MachineUnavailableError(this.status);
    }
    return this.#guest;
  }

  #shutDown(): void {
    this.#abort.abort();
    this.#endBoot();
    this.#guest?.dispose();
    this.#guest = null;
  }

  /** Sets a progress status, at most every `reportEveryMs`. */
  #report(state: MachineStatus): void {
    const nowMs = this.#environment.scheduler.now();
    if (nowMs - this.#lastReportMs < reportEveryMs) return;
    this.#lastReportMs = nowMs;
    this.setStatus(state);
  }
}
