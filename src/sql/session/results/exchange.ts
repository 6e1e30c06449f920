import type { ExchangeEnd } from "../protocol/exchangeEnd.ts";
import type { Reply } from "./reply.ts";

export interface Answer {
  readonly end: ExchangeEnd;
  readonly reply: Reply;
}
