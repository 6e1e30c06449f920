import type { Listener, Unsubscribe } from "../base/emitter.ts";
import type { CompilerMode } from "./compilerMode.ts";
import type { MachineFailure } from "./machineFailure.ts";
import type { ImageManifest } from "./manifest.ts";
import type { MissingFile } from "./missingFile.ts";
import type { SerialPort } from "./serialPort.ts";

/** The four UARTs of the guest: 0 is its console, the manifest assigns the others. */
export type SerialLine = 0 | 1 | 2 | 3;

export const serialLines: readonly SerialLine[] = [0, 1, 2, 3];

/**
 * The source of a machine's memory when it starts.
 *
 * `snapshot` is the image's base state, `kernel` a cold boot, `state` a state saved by a machine of
 * the same image (raw or one zstd frame); its bytes are transferred.
 */
export type MachineStart =
  | { readonly kind: "snapshot" }
  | { readonly kind: "kernel" }
  | { readonly kind: "state"; readonly bytes: Uint8Array };

/**
 * Status of a machine.
 *
 * Every transition to `running` means that the memory was just replaced, by a start or by
 * `restoreState`: the guest's clock is behind, and cached data about its sessions is invalid.
 * `stopped` and `failed` are final.
 */
export type MachineStatus =
  | { readonly kind: "idle" }
  | {
      readonly kind: "downloading";
      readonly loadedBytes: number;
      readonly totalBytes: number;
      readonly file: string;
    }
  | { readonly kind: "restoring" }
  | { readonly kind: "booting"; readonly consoleTail: string }
  | { readonly kind: "running" }
  | { readonly kind: "stopped" }
  | { readonly kind: "failed"; readonly failure: MachineFailure };

/** The part that kept the guest from becoming idle. */
export type BusyPart = "processor" | "fileSystem" | "serial";

export type SaveResult =
  | { readonly kind: "saved"; readonly state: Uint8Array }
  | { readonly kind: "busy"; readonly part: BusyPart; readonly timeoutMs: number };

/** `rejected` leaves the machine `running` if nothing was replaced yet, else `failed`. */
export type RestoreResult =
  { readonly kind: "restored" } | { readonly kind: "rejected"; readonly message: string };

export interface MachineStatistics {
  /** Configured memory of the guest, in bytes. */
  readonly memoryBytes: number;
  /** Memory that the emulator holds for the guest, its devices and compiled code, in bytes. */
  readonly emulatorBytes: number;
  /** Guest instructions since the guest started in this machine. */
  readonly instructions: number;
  /** Guest instructions per second since the last call of `statistics` (or since the start). */
  readonly instructionsPerSecond: number;
  /** Share of the time since the last call of `statistics` in which the emulator ran, 0-1. */
  readonly runningShare: number;
  /** Time since the guest started in this machine, in milliseconds. */
  readonly uptimeMs: number;
  readonly serialBytesToGuest: number;
  readonly serialBytesFromGuest: number;
  /** Guest files fetched on demand since the start. */
  readonly blobsFetched: number;
}

/**
 * A virtual machine that runs one image: in a worker of the page or headless in Node.
 *
 * The asynchronous methods reject with a MachineUnavailableError when the machine is not running
 * or stops meanwhile; its status tells why.
 */
export interface Machine {
  readonly manifest: ImageManifest;
  readonly status: MachineStatus;
  onStatus(listener: Listener<MachineStatus>): Unsubscribe;
  /** Calls the listener with all files that the guest waits for, whenever they change. */
  onMissingFiles(listener: Listener<readonly MissingFile[]>): Unsubscribe;
  /** Retries the missing files at once. */
  retryMissingFiles(): void;
  /** Sets when the emulator compiles code of the guest; does nothing unless the machine runs. */
  setCompilerMode(mode: CompilerMode): void;
  /** Returns the port of a line, always the same object; it stays attached after a restore. */
  serial(line: SerialLine): SerialPort;
  /**
   * Writes a file into the exchange directory and resolves to its guest path, which contains
   * `suggestedName` but is always new: under a used name the guest would read the old file. The
   * bytes are transferred: do not use them afterwards.
   */
  putFile(suggestedName: string, bytes: Uint8Array): Promise<string>;
  /**
   * Reads a file of the exchange directory as the host sees it; null if it does not exist. Files
   * written by the guest are complete only after it ran `sync`.
   */
  getFile(guestPath: string): Promise<Uint8Array | null>;
  /** Removes a file of the exchange directory; ignores one that does not exist. */
  removeFile(guestPath: string): Promise<void>;
  /** Saves the raw state of the machine while the guest is halted with nothing in flight. */
  saveState(): Promise<SaveResult>;
  /**
   * Replaces the running machine's state, raw or one zstd frame. The bytes are transferred: do not
   * use them afterwards.
   */
  restoreState(state: Uint8Array): Promise<RestoreResult>;
  statistics(): Promise<MachineStatistics>;
  /** Resolves as soon as the emulator's thread handles messages, even if the guest hangs. */
  ping(): Promise<void>;
  dispose(): void;
}

/** The machine is not running, so the request cannot be served. */
export class MachineUnavailableError extends Error {
  override readonly name = "MachineUnavailableError";

  readonly status: MachineStatus;

  constructor(state: MachineStatus) {
    super(`the machine is ${state.kind}`);
    this.status = state;
  }
}
