import type { Emitter } from "../../base/emitter.ts";
import type { StatementRun } from "./statementRun.ts";

/** What one feature of the workbench reports to the others, whichever of them listen. */
export type FeatureEvent =
  /** A statement that was sent to the server has ended. */
  | { readonly kind: "statementEnded"; readonly run: StatementRun }
  /** Something other than a statement may have changed the machine. */
  | { readonly kind: "machineChanged" }
  /** Something other than a statement may have changed what the catalogue lists. */
  | { readonly kind: "catalogChanged" }
  /** The machine's memory is about to be replaced; the server is not notified. */
  | { readonly kind: "sessionsEnding" }
  /** The cursors of all results are gone. */
  | { readonly kind: "cursorsLost" }
  /** The machine is about to be replaced by another one. */
  | { readonly kind: "machineLeft" };

export type FeatureEvents = Pick<Emitter<FeatureEvent>, "on" | "emit">;
