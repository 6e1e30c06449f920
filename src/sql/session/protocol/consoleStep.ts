import type { Report } from "./marker.ts";

/** The step of a console; see reduceConsole.ts. */
export type ConsoleStep =
  | { readonly kind: "unused" }
  /** Probes until psql answers; attempt 0 types nothing and waits for the start of a psql. */
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

/** An exchange in flight. */
export interface PendingExchange {
  /** The name of its end marker. */
  readonly name: string;
  /** See `ExchangeRequest`. */
  readonly mayLoseLines: boolean;
  readonly startedAtMs: number;
  /** Number of prompts until psql has read every line of the input. */
  readonly promptsLeft: number;
  readonly report: Report | null;
  /** psql's `%R` if the end marker was read as part of an open quote, comment or statement. */
  readonly openState: string | null;
}

export interface ConsoleState {
  readonly step: ConsoleStep;
  readonly exchange: PendingExchange | null;
  /** Whether this psql was set up. */
  readonly wasReady: boolean;
  /** Whether the next set-up turns autocommit on. */
  readonly isAutocommitAtStart: boolean;
  /** Exit status of a psql that is reported to have ended. */
  readonly exitStatus: number | null;
  readonly isRestricted: boolean;
  readonly setUpsInVain: number;
  readonly startsInVain: number;
  /** Number in the name of the latest marker. */
  readonly lastNumber: number;
}

export const unusedConsole: ConsoleState = {
  step: { kind: "unused" },
  exchange: null,
  wasReady: false,
  isAutocommitAtStart: true,
  exitStatus: null,
  isRestricted: false,
  setUpsInVain: 0,
  startsInVain: 0,
  lastNumber: 0,
};
