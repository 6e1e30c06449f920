import type { TransferOutcome } from "../store/transferState.ts";

/** The end of a transfer that wrote a file. */
export function written(parts: readonly (string | Uint8Array<ArrayBuffer>)[]): {
  readonly outcome: TransferOutcome;
  readonly value: Blob;
} {
  const value = new Blob([...parts], { type: "application/sql" });
  return { outcome: { kind: "done", bytes: value.size, problems: [] }, value };
}

/** The end of a transfer without a file. */
export function ended(outcome: TransferOutcome): {
  readonly outcome: TransferOutcome;
  readonly value: null;
} {
  return { outcome, value: null };
}
