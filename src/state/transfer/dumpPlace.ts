import { selectDialect, selectPort } from "../store/selectors.ts";
import type { WorkbenchState } from "../store/workbenchState.ts";

/** Where pg_dump connects: to Oracle's port where the engine itself speaks Oracle's language. */
export function dumpPlace(state: WorkbenchState): {
  readonly port: number;
  readonly mode: "oracle" | "postgresql";
} {
  const port = selectPort(state);
  return port !== null && selectDialect(state).name === "oracle"
    ? { port, mode: "oracle" }
    : { port: 5432, mode: "postgresql" };
}
