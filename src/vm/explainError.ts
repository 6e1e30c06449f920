import type { MachineFailure } from "./machineFailure.ts";

/** A file that the program itself consists of could not be fetched. */
export class ProgramFetchError extends Error {
  override readonly name = "ProgramFetchError";
  readonly file: string;

  constructor(file: string, message: string) {
    super(message);
    this.file = file;
  }
}

/** v86 throws texts and errors of its own. */
export function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Explains the error event of a worker with this program, which has no message when the program could
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
  // zstd's package looks for WebAssembly while the worker's program is still being loaded.
  if (noWebAssemblyPattern.test(message)) return { kind: "noWebAssembly", message };
  return explainError(message);
}

// Chromium and Firefox; Safari.
const noWebAssemblyPattern = /WebAssembly is not defined|Can't find variable: WebAssembly/;

/** Tells what it means for a machine that its program threw. */
export function explainError(error: unknown): MachineFailure {
  const message = describeError(error);
  if (error instanceof ProgramFetchError) {
    return { kind: "networkError", file: error.file, message };
  }
  if (typeof WebAssembly === "undefined" || error instanceof WebAssembly.CompileError) {
    return { kind: "noWebAssembly", message };
  }
  // Browsers say it each in their own words, and mean other things by the same class of error.
  if (/out of memory|allocat/i.test(message)) {
    return { kind: "outOfMemory", message };
  }
  return { kind: "workerCrashed", message };
}
