import { blockConstructs } from "./blockConstructs.ts";
import { commandConstructs } from "./commandConstructs.ts";
import type { OracleConstruct } from "./oracleConstruct.ts";
import { queryConstructs } from "./queryConstructs.ts";

/** The first that fits counts: the more special ones stand first. */
export const oracleConstructs: readonly OracleConstruct[] = [
  ...blockConstructs,
  ...queryConstructs,
  ...commandConstructs,
];
