import type { ConnectionChange } from "./results/statementExchange.ts";

/** Where a statement begins; typed so that a reader expects any change. */
export const sameConnection: ConnectionChange = "same";
