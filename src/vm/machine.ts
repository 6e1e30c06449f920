import type { Listener, Unsubscribe } from "../base/emitter.ts";
import type { MachineFailure } from "./machineFailure.ts";
import type { ImageManifest } from "./manifest.ts";
import type { MissingFile } from "./missingFile.ts";
import type { SerialPort } from "./serialPort.ts";

/** The four UARTs of the guest: 0 is its console, the others are what the manifest says. */
export type SerialLine = 0 | 1 | 2 | 3;

export const serialLines: readonly SerialLine[] = [0, 1, 2, 3];

/**
 * Where a machine's memory comes from when it starts.
 *
 * `snapshot` is the state shipped with the image, `kernel` a cold boot, `state` a state that the
 * caller kept (raw or one zstd frame), saved by a machine of the same image; its bytes are handed
 * over.
 */
export type MachineStart =
  | { readonly kind: "snapshot" }
  | { readonly kind: "kernel" }
  | { readonly kind: "state"; readonly bytes: Uint8Array };

/**
 * What a machine is doing.
 *
 * Every step into `running` is the first moment of a fresh memory: after a start and after
 * `restoreState` alike the guest's clock is behind and whatever was known of its sessions is void.
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

/** What kept the guest from coming to rest: its processor, its file system or a serial line. */
export type BusyPart = "processor" | "fileSystem" | "serial";

export type SaveResult =
  | { readonly kind: "saved"; readonly state: Uint8Array }
  | { readonly kind: "busy"; readonly part: BusyPart; readonly timeoutMs: number };

/** A state that is seen to be foreign leaves the machine `running`, one that breaks off `failed`. */
export type RestoreResult =
  { readonly kind: "restored" } | { readonly kind: "rejected"; readonly message: string };

export interface MachineStatistics {
  /** Memory of the guest as configured, in bytes. */
  readonly memoryBytes: number;
  /** Memory that the emulator holds for the guest, its devices and compiled code, in bytes. */
  readonly emulatorBytes: number;
  /** Guest instructions since the guest began to run in this machine. */
  readonly instructions: number;
  /** Guest instructions a second since the statistics were asked for last (or since the start). */
  readonly instructionsPerSecond: number;
  /** Share of the time since the statistics were asked for last in which the emulator ran, 0-1. */
  readonly runningShare: number;
  /** Time since the guest began to run in this machine, in milliseconds. */
  readonly uptimeMs: number;
  readonly serialBytesToGuest: number;
  readonly serialBytesFromGuest: number;
  /** Files of the guest fetched on demand since the start. */
  readonly blobsFetched: number;
}

/**
 * A virtual machine that runs one image: in a worker of the page or headless in Node.
 *
 * The asynchronous methods reject with a MachineUnavailableError when the machine is not running
 * or stops meanwhile; the state says why.
 */
export interface Machine {
  readonly manifest: ImageManifest;
  readonly state: MachineStatus;
  onState(listener: Listener<MachineStatus>): Unsubscribe;
  /** Called with all files that the guest waits for at present, whenever these change. */
  onMissingFiles(listener: Listener<readonly MissingFile[]>): Unsubscribe;
  /** Tries to load them again at once. */
  retryMissingFiles(): void;
  /** The same object for the same line every time; it stays attached when a state is restored. */
  serial(line: SerialLine): SerialPort;
  /**
   * Writes a file into the exchange directory under a fresh name and resolves to its guest path.
   * `suggestedName` only colours the name: the guest would read a stale file at a used one. The
   * bytes are handed over: do not use them afterwards.
   */
  putFile(suggestedName: string, bytes: Uint8Array): Promise<string>;
  /**
   * Reads a file of the exchange directory as the host sees it, null when there is none. What the
   * guest wrote is whole only after it ran `sync`.
   */
  getFile(guestPath: string): Promise<Uint8Array | null>;
  /** Removes a file of the exchange directory; one that does not exist is no failure. */
  removeFile(guestPath: string): Promise<void>;
  /** The raw state of the machine, taken while the guest is halted with nothing in flight. */
  saveState(): Promise<SaveResult>;
  /**
   * Replaces the running machine by a state, raw or one zstd frame. The bytes are handed over: do
   * not use them afterwards.
   */
  restoreState(state: Uint8Array): Promise<RestoreResult>;
  statistics(): Promise<MachineStatistics>;
  /** Resolves as soon as the emulator's thread takes messages, whatever the guest does. */
  ping(): Promise<void>;
  dispose(): void;
}

/** The machine is not running, so it cannot do what it was asked to. */
export class MachineUnavailableError extends Error {
  override readonly name = "MachineUnavailableError";

  readonly state: MachineStatus;

  constructor(state: MachineStatus) {
    super(`the machine is ${state.kind}`);
    this.state = state;
  }
}
