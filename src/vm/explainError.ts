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

/** What a worker's error event says; one that could not be loaded says nothing. */
export function describeWorkerError(event: { readonly message?: unknown }): string {
  return typeof event.message === "string" && event.message !== ""
    ? event.message
    : "the worker could not be loaded";
}

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
