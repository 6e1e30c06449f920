import type { Alignment, Cell } from "../../../sql/model.ts";
import type { BlockSession } from "../../../state/embed/blockRequest.ts";
import type { SpokenLanguage } from "../../translation/translation.ts";

/** Sent to the frame's window with the message port on which all others travel. */
export interface ConnectMessage {
  readonly protocol: "ivorysql-embed";
  readonly version: number;
}

export type PageMessage =
  /** Starts the machine; the first one counts. */
  | {
      readonly kind: "start";
      /** `null`: the default image. */
      readonly image: string | null;
      readonly language: SpokenLanguage;
      /** Whether the image is downloaded whole and kept, for later visits without network. */
      readonly keepsOffline: boolean;
    }
  | {
      readonly kind: "run";
      readonly blockId: string;
      readonly sql: string;
      /** `null`: the image's first port. */
      readonly port: number | null;
      /** Texts that run before the block's. */
      readonly setups: readonly string[];
      readonly session: BlockSession;
      /** The output that psql would print; `null`: it is not compared. */
      readonly expected: string | null;
      readonly language: SpokenLanguage;
    }
  | { readonly kind: "cancel"; readonly blockId: string }
  /** Fetches more rows of a table that was sent with `fetching`. */
  | {
      readonly kind: "fetch";
      readonly blockId: string;
      readonly runId: string;
      readonly wantsAll: boolean;
    }
  /** Starts the machine again, or tries missing files again. */
  | { readonly kind: "retry" };

export type FrameMessage =
  | { readonly kind: "welcome" }
  | { readonly kind: "machine"; readonly report: MachineReport }
  | { readonly kind: "block"; readonly blockId: string; readonly report: BlockReport };

export type MachineReport =
  | { readonly kind: "loading"; readonly loadedBytes: number; readonly totalBytes: number }
  | { readonly kind: "starting" }
  | { readonly kind: "ready" }
  /** Something keeps it from working: what, and what to do. */
  | { readonly kind: "trouble"; readonly reason: string; readonly advice: string };

export type BlockPhase = "queued" | "setup" | "running" | "completed" | "failed" | "cancelled";

export interface BlockReport {
  readonly phase: BlockPhase;
  readonly parts: readonly BlockPart[];
  /** `null`: not compared. */
  readonly verdict: Verdict | null;
  /** Time on the server in milliseconds; `null` until the block has ended. */
  readonly elapsedMs: number | null;
}

/** A piece of output, in order. */
export type BlockPart =
  | {
      readonly kind: "table";
      readonly name: string | null;
      readonly columns: readonly { readonly name: string; readonly alignment: Alignment }[];
      readonly rows: readonly (readonly Cell[])[];
      /** Rows of the whole result; the sent ones may be fewer. */
      readonly totalRows: number;
      /** `null`: no more rows can be fetched. */
      readonly fetching: RowFetching | null;
      readonly footers: readonly string[];
    }
  | {
      readonly kind: "line";
      readonly tone: LineTone;
      /** "ERROR", "NOTICE"; empty if none. */
      readonly level: string;
      readonly text: string;
    };

export interface RowFetching {
  readonly runId: string;
  readonly isFetching: boolean;
  /** Whether all rows can be fetched at once, as they are few enough for a block. */
  readonly offersAll: boolean;
  /** Why the last attempt gave no rows. */
  readonly failure: string | null;
}

export type LineTone = "error" | "warning" | "info" | "plain";

/** Whether the output is the expected one. */
export type Verdict =
  | { readonly kind: "same" }
  | { readonly kind: "different"; readonly lines: readonly VerdictLine[] };

export interface VerdictLine {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}
