import type { Refusal } from "../session/contract/sqlSession.ts";

/** The outcome of a unit of a script. */
export type CompatOutcome =
  | { readonly kind: "worked" }
  /** A line of SQL*Plus without effect here. */
  | { readonly kind: "noted" }
  | { readonly kind: "failed"; readonly sqlState: string | null; readonly message: string }
  /** The unit failed because the earlier unit `on` had failed. */
  | {
      readonly kind: "dependent";
      readonly on: number;
      readonly sqlState: string | null;
      readonly message: string;
    }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  /** The session was lost or the unit took too long. */
  | { readonly kind: "lost"; readonly message: string };

/** A script with the name of its file. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** A unit of an Oracle script: one line of the report. */
export interface CompatUnit {
  /** The unit's number among those of all scripts, from 1. */
  readonly number: number;
  readonly file: string;
  /** Its first line in the file, from 1. */
  readonly line: number;
  readonly text: string;
  readonly outcome: CompatOutcome;
  /** The Oracle construct that was recognised; `null`: none, or the unit worked. */
  readonly construct: string | null;
  /** An example of what to write instead; `null` if unknown. */
  readonly instead: string | null;
  /**
   * The unit with the construct rewritten for this server, which may refuse others; else `null`.
   */
  readonly rewritten: string | null;
}

/** Whether a unit keeps a script from running. */
export function isProblem({ outcome }: CompatUnit): boolean {
  return outcome.kind !== "worked" && outcome.kind !== "noted";
}
