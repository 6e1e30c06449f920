import type { ExchangeEnd } from "../protocol/exchangeEnd.ts";
import type { Reply } from "./reply.ts";

/** One input to psql: how it ended, and what psql printed for it. */
export interface Exchange {
  readonly end: ExchangeEnd;
  readonly reply: Reply;
}
