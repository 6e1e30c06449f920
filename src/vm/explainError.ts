import type { MachineFailure } from "./machineFailure.ts";

/** A file of the program itself could not be fetched. */
export class ProgramFetchError extends Error {
  override readonly name = "ProgramFetchError";
  readonly file: string;

  constructor(file: string, message: string) {
    super(message);
    this.file = file;
  }
}

/** Returns the message; v86 also throws strings and its own error types. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Browsers throw some DOMExceptions without a message.
  return error.message === "" ? error.name : error.message;
}

/**
 * Explains the error event of a worker; the event has no message when the worker's program could
 * not be loaded.
 */
export function explainWorkerError(
  event: { readonly message?: unknown },
  file: string,
): MachineFailure {
  const { message } = event;
  if (typeof message !== "string" || message === "") {
    return { kind: "networkError", file, message: "the worker could not be loaded" };
  }
  // zstd's package accesses WebAssembly already while the worker's program is loading.
  if (noWebAssemblyPattern.test(message)) return { kind: "noWebAssembly", message };
  return explainError(message);
}

// Chromium and Firefox; Safari.
const noWebAssemblyPattern = /WebAssembly is not defined|Can't find variable: WebAssembly/;

/** Maps an exception of the program to a machine failure. */
export function explainError(error: unknown): MachineFailure {
  const message = describeError(error);
  if (error instanceof ProgramFetchError) {
    return { kind: "networkError", file: error.file, message };
  }
  if (typeof WebAssembly === "undefined" || error instanceof WebAssembly.CompileError) {
    return { kind: "noWebAssembly", message };
  }
  // Browsers word this differently, and use the same error class for other failures.
  if (/out of memory|allocat/i.test(message)) {
    return { kind: "outOfMemory", message };
  }
  return { kind: "workerCrashed", message };
}
