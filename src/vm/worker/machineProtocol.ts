import type { CompilerMode } from "../compilerMode.ts";
import type {
  MachineStart,
  MachineStatus,
  MachineStatistics,
  RestoreResult,
  SaveResult,
  SerialLine,
} from "../machine.ts";
import type { ImageManifest } from "../manifest.ts";
import type { MissingFile } from "../missingFile.ts";

/** Calls from the page to the machine, and their results. */
export interface MachineCalls {
  readonly putFile: {
    readonly request: { readonly suggestedName: string; readonly bytes: Uint8Array };
    readonly result: string;
  };
  readonly getFile: {
    readonly request: { readonly guestPath: string };
    readonly result: Uint8Array | null;
  };
  readonly removeFile: {
    readonly request: { readonly guestPath: string };
    readonly result: null;
  };
  readonly saveState: { readonly request: null; readonly result: SaveResult };
  readonly restoreState: {
    readonly request: { readonly state: Uint8Array };
    readonly result: RestoreResult;
  };
  readonly ping: { readonly request: null; readonly result: null };
  readonly statistics: { readonly request: null; readonly result: MachineStatistics };
}

export type MachineMethod = keyof MachineCalls;

export type MachineCall = {
  readonly [Method in MachineMethod]: {
    readonly method: Method;
    readonly request: MachineCalls[Method]["request"];
  };
}[MachineMethod];

export type MessageToWorker =
  | {
      readonly kind: "start";
      readonly manifest: ImageManifest;
      readonly manifestUrl: string;
      readonly start: MachineStart;
    }
  | { readonly kind: "write"; readonly line: SerialLine; readonly bytes: Uint8Array }
  | { readonly kind: "retryMissingFiles" }
  | { readonly kind: "setCompilerMode"; readonly mode: CompilerMode }
  | { readonly kind: "call"; readonly id: number; readonly call: MachineCall };

export type CallOutcome =
  /** `result` belongs to the called method. */
  | { readonly kind: "result"; readonly result: MachineCalls[MachineMethod]["result"] }
  | { readonly kind: "unavailable"; readonly state: MachineStatus }
  | { readonly kind: "error"; readonly message: string };

export type MessageToPage =
  | { readonly kind: "state"; readonly state: MachineStatus }
  | { readonly kind: "missingFiles"; readonly files: readonly MissingFile[] }
  | { readonly kind: "data"; readonly line: SerialLine; readonly bytes: Uint8Array }
  | { readonly kind: "outcome"; readonly id: number; readonly outcome: CallOutcome };

/**
 * Returns the buffers of a message to the page that are transferred instead of copied: files and
 * states. Bytes of a serial line are copied, because the line may have other listeners in the
 * worker, for which a transferred buffer would be empty.
 */
export function findTransfersToPage(message: MessageToPage): ArrayBuffer[] {
  if (message.kind !== "outcome" || message.outcome.kind !== "result") return [];
  const { result } = message.outcome;
  if (result instanceof Uint8Array) return findBuffer(result);
  if (typeof result === "object" && result !== null && "state" in result) {
    return findBuffer(result.state);
  }
  return [];
}

/**
 * Returns the buffers of a message to the worker that are transferred: files and states, which are
 * large. Bytes for a serial line are copied, as the writer may use them further.
 */
export function findTransfersToWorker(message: MessageToWorker): ArrayBuffer[] {
  if (message.kind === "start") {
    return message.start.kind === "state" ? findBuffer(message.start.bytes) : [];
  }
  if (message.kind !== "call") return [];
  const { call } = message;
  if (call.method === "putFile") return findBuffer(call.request.bytes);
  return call.method === "restoreState" ? findBuffer(call.request.state) : [];
}

function findBuffer(bytes: Uint8Array): ArrayBuffer[] {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
    ? [bytes.buffer]
    : [];
}
