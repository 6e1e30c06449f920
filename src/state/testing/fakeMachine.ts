import type { CompilerMode } from "../../vm/compilerMode.ts";
import { Emitter, type Unsubscribe } from "../../base/emitter.ts";
import type {
  Machine,
  MachineStatus,
  MachineStatistics,
  RestoreResult,
  SaveResult,
} from "../../vm/machine.ts";
import type { ImageManifest } from "../../vm/manifest.ts";
import type { MissingFile } from "../../vm/missingFile.ts";
import type { SerialPort } from "../../vm/serialPort.ts";

const file = { path: "file", size: 1, sha256: "0".repeat(64) };

export const exampleManifest: ImageManifest = {
  format: 1,
  id: "example",
  label: "Example 15",
  engine: { name: "PostgreSQL", version: "15.18", details: "orafce 4.1.1" },
  ports: [
    { port: 1521, mode: "oracle", description: "Oracle", serialLine: 1 },
    { port: 5432, mode: "postgresql", description: "PostgreSQL", serialLine: 2 },
  ],
  service: { port: 5432, serialLine: 3 },
  database: "postgres",
  user: "postgres",
  machine: { memoryMiB: 256, vgaMemoryMiB: 2, commandLine: "", devices: [] },
  files: { bios: file, vgaBios: file, kernel: file, initrd: null, fileSystem: file, state: null },
  blobs: { directory: "blobs", count: 1, totalSize: 1 },
  v86Version: "0.5.462",
  inputsDigest: "digest-of-inputs",
  createdAt: "2024-01-01T00:00:00Z",
};

/** A machine controlled by the test. */
export class FakeMachine implements Machine {
  readonly manifest: ImageManifest;
  status: MachineStatus = { kind: "idle" };
  isDisposed = false;
  saved: SaveResult = { kind: "saved", state: new TextEncoder().encode("memory".repeat(100)) };
  restoreResult: RestoreResult = { kind: "restored" };
  restoredStates: Uint8Array[] = [];
  /** Texts typed on any serial line, bypassing the sessions. */
  readonly typed: string[] = [];
  /** Delays the answers to typed text until `answerTyped`. */
  isMute = false;
  retries = 0;
  compilerMode: CompilerMode = "normal";
  readonly #states = new Emitter<MachineStatus>();
  readonly #missingFiles = new Emitter<readonly MissingFile[]>();
  readonly #serialData = new Emitter<Uint8Array>();
  readonly #serialPort: SerialPort = {
    write: (bytes) => {
      this.typed.push(new TextDecoder().decode(bytes));
      if (!this.isMute) this.answerTyped();
    },
    onData: (listener) => this.#serialData.on(listener),
    dispose: () => undefined,
  };

  constructor(manifest: ImageManifest = exampleManifest) {
    this.manifest = manifest;
  }

  become(state: MachineStatus): void {
    this.status = state;
    this.#states.emit(state);
  }

  onStatus(listener: (state: MachineStatus) => void): Unsubscribe {
    return this.#states.on(listener);
  }

  onMissingFiles(listener: (files: readonly MissingFile[]) => void): Unsubscribe {
    return this.#missingFiles.on(listener);
  }

  /** Reports files that the guest waits for. */
  miss(files: readonly MissingFile[]): void {
    this.#missingFiles.emit(files);
  }

  /** Whether its worker has stopped answering. */
  isHanging = false;

  ping(): Promise<void> {
    return this.isHanging ? new Promise(() => undefined) : Promise.resolve();
  }

  retryMissingFiles(): void {
    this.retries += 1;
  }

  setCompilerMode(mode: CompilerMode): void {
    this.compilerMode = mode;
  }

  serial(): SerialPort {
    return this.#serialPort;
  }

  answerTyped(): void {
    this.#serialData.emit(Uint8Array.of(10));
  }

  putFile(suggestedName: string): Promise<string> {
    return Promise.resolve(`/mnt/host/${suggestedName}`);
  }

  getFile(): Promise<Uint8Array | null> {
    return Promise.resolve(null);
  }

  removeFile(): Promise<void> {
    return Promise.resolve();
  }

  saveState(): Promise<SaveResult> {
    return Promise.resolve(this.saved);
  }

  restoreState(state: Uint8Array): Promise<RestoreResult> {
    this.restoredStates.push(state);
    this.become({ kind: "restoring" });
    this.become({ kind: "running" });
    return Promise.resolve(this.restoreResult);
  }

  statistics(): Promise<MachineStatistics> {
    return Promise.resolve({
      memoryBytes: 268_435_456,
      emulatorBytes: 100_000_000,
      instructions: 0,
      instructionsPerSecond: 0,
      runningShare: 0,
      uptimeMs: 0,
      serialBytesToGuest: 0,
      serialBytesFromGuest: 0,
      blobsFetched: 0,
    });
  }

  dispose(): void {
    this.isDisposed = true;
  }
}
