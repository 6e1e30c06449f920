import type { ExchangeEnd, ExchangeRequest } from "./exchangeEnd.ts";
import type { Report } from "./marker.ts";

/** An exchange in flight. */
export interface PendingExchange {
  readonly name: string;
  readonly request: ExchangeRequest;
  readonly resolve: (end: ExchangeEnd) => void;
  readonly startedAtMs: number;
  /** Number of prompts until psql has read every line of the input. */
  promptsLeft: number;
  report: Report | null;
  /** psql's `%R` if the end marker was read as part of an open quote, comment or statement. */
  openState: string | null;
}

/** The step of a console; see psqlConsole.ts. */
export type ConsoleStep =
  | { readonly kind: "unused" }
  /** Probes until psql answers. */
  | { readonly kind: "probing"; readonly attempt: number; readonly name: string }
  | { readonly kind: "settingUp"; readonly name: string; readonly isMarked: boolean }
  | { readonly kind: "idle" }
  | { readonly kind: "running" }
  /** After an interrupt: types markers until the latest one comes back. */
  | {
      readonly kind: "resynchronising";
      readonly attempt: number;
      readonly name: string | null;
      readonly isMarked: boolean;
    }
  | { readonly kind: "disposed" };
