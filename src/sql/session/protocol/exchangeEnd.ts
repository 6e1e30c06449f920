import type { Listener } from "../../../base/emitter.ts";
import type { Prompt } from "./frame.ts";
import type { Report } from "./marker.ts";
import type { SessionLoss } from "../contract/sqlSession.ts";

/** An input for psql, with the callbacks for its output and markers. */
export interface ExchangeRequest {
  /** The text to type. The end marker follows, on its own line if the text ends with a newline. */
  readonly input: string;
  /** Meta-commands to type in front of the end marker; may be empty. */
  readonly closing: string;
  /** A program that psql runs may read lines meant for psql: the marker is then typed again. */
  readonly mayLoseLines?: boolean;
  readonly onOutput: Listener<Uint8Array>;
  /** Called for markers other than the end marker, which the request itself typed. */
  readonly onMarker: Listener<readonly string[]>;
}

export type ExchangeEnd =
  | { readonly kind: "answered"; readonly report: Report; readonly prompt: Prompt }
  /** The input left a quote, comment or statement open; an interrupt discarded it. */
  | { readonly kind: "incomplete"; readonly state: string; readonly prompt: Prompt }
  | { readonly kind: "lost"; readonly loss: SessionLoss }
  /** The exchange was interrupted before anything was typed. */
  | { readonly kind: "notStarted" }
  | { readonly kind: "disposed" };

/** Whether output after a marker inside a reply belongs to the reply. */
export type MarkerMeaning = "goOn" | "ignoreRest";
