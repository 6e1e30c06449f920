import type { Listener } from "../../../base/emitter.ts";
import type { Prompt } from "./frame.ts";
import type { Report } from "./marker.ts";
import type { SessionLoss } from "../contract/sqlSession.ts";

/** Something to type, and who gets what psql says to it. */
export interface ExchangeRequest {
  /** What to type. The end marker follows at once, on a line of its own when this ends with a newline. */
  readonly input: string;
  /** Meta-commands to type in front of the end marker; may be empty. */
  readonly closing: string;
  /** A program that psql runs may take lines that are meant for psql: the marker is typed again then. */
  readonly mayLoseLines?: boolean;
  readonly onOutput: Listener<Uint8Array>;
  /** Markers other than the end's, typed by the request itself. */
  readonly onMarker: Listener<readonly string[]>;
}

export type ExchangeEnd =
  | { readonly kind: "answered"; readonly report: Report; readonly prompt: Prompt }
  /** The input left psql inside something; that was given up with an interrupt. */
  | { readonly kind: "incomplete"; readonly state: string; readonly prompt: Prompt }
  | { readonly kind: "lost"; readonly loss: SessionLoss }
  /** It was interrupted before anything was typed. */
  | { readonly kind: "notStarted" }
  | { readonly kind: "disposed" };

/** What a marker in the midst of a reply says of the output after it. */
export type MarkerMeaning = "goOn" | "ignoreRest";
