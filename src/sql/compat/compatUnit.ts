import type { Refusal } from "../session/contract/sqlSession.ts";

/** What became of a unit of a script. */
export type CompatOutcome =
  | { readonly kind: "worked" }
  /** A line of SQL*Plus without effect here. */
  | { readonly kind: "noted" }
  | { readonly kind: "failed"; readonly sqlState: string | null; readonly message: string }
  /** It fails because of the unit with this number, which failed before it. */
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

/** A unit of a script of Oracle's, as one line of the report. */
export interface CompatUnit {
  /** Counts the units of all scripts, from 1. */
  readonly number: number;
  readonly file: string;
  /** Of its first line in the file, from 1. */
  readonly line: number;
  readonly text: string;
  readonly outcome: CompatOutcome;
  /** The construct of Oracle's that was recognised; `null`: none, or it worked. */
  readonly construct: string | null;
  /** An example of what to write instead; `null` where nothing is known. */
  readonly instead: string | null;
  /** The unit with its construct rewritten for this server, which may refuse others in it; `null`: not known. */
  readonly rewritten: string | null;
}

/** Whether a unit keeps a script from running. */
export function isProblem({ outcome }: CompatUnit): boolean {
  return outcome.kind !== "worked" && outcome.kind !== "noted";
}
