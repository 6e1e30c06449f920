import type { MapBlock } from "../../model.ts";
import type { MarkerMeaning } from "../protocol/exchangeEnd.ts";
import type { Exchange } from "../results/exchange.ts";
import type { StatementExchange } from "../results/statementExchange.ts";

/** Sends internal psql commands. */
export type RunInternal = (
  commands: string,
  onMarker?: (words: readonly string[]) => MarkerMeaning,
) => Promise<Exchange>;

/** Runs a statement as typed; `mapBlock` gets its blocks and may hold them back. */
export type RunStatement = (mapBlock: MapBlock | undefined) => Promise<StatementExchange>;
