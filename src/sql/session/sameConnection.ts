import type { ConnectionChange } from "./contract/connectionChange.ts";

/** Where a statement begins; typed so that a reader expects any change. */
export const sameConnection: ConnectionChange = "same";
