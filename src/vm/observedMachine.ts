import { Emitter, type Listener, type Unsubscribe } from "../base/emitter.ts";
import type { MachineStatus } from "./machine.ts";
import type { MissingFile } from "./missingFile.ts";

/** A machine's status and its listeners. A machine that has failed or stopped keeps that status. */
export abstract class ObservedMachine {
  readonly #states = new Emitter<MachineStatus>();
  readonly #missingFiles = new Emitter<readonly MissingFile[]>();
  #status: MachineStatus = { kind: "idle" };

  get status(): MachineStatus {
    return this.#status;
  }

  onStatus(listener: Listener<MachineStatus>): Unsubscribe {
    return this.#states.on(listener);
  }

  onMissingFiles(listener: Listener<readonly MissingFile[]>): Unsubscribe {
    return this.#missingFiles.on(listener);
  }

  protected setStatus(status: MachineStatus): void {
    if (this.isOver()) return;
    this.#status = status;
    this.#states.emit(status);
  }

  protected isOver(): boolean {
    return this.#status.kind === "failed" || this.#status.kind === "stopped";
  }

  protected reportMissing(files: readonly MissingFile[]): void {
    this.#missingFiles.emit(files);
  }

  protected disposeListeners(): void {
    this.#states.dispose();
    this.#missingFiles.dispose();
  }
}
