import type { Cell } from "../../../sql/model.ts";

/** A row of a result. */
export type GridData = readonly Cell[];
