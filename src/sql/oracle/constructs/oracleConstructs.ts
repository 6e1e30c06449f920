import { blockConstructs } from "./blockConstructs.ts";
import { commandConstructs } from "./commandConstructs.ts";
import type { OracleConstruct } from "./oracleConstruct.ts";
import { queryConstructs } from "./queryConstructs.ts";

/** The first match counts, so the more specific constructs come first. */
export const oracleConstructs: readonly OracleConstruct[] = [
  ...blockConstructs,
  ...queryConstructs,
  ...commandConstructs,
];
