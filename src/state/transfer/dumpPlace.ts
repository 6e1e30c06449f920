import { selectDialect, selectPort } from "../store/selectors.ts";
import type { WorkbenchState } from "../store/workbenchState.ts";

/** Returns where pg_dump connects: Oracle's port if the engine itself supports Oracle's dialect. */
export function dumpPlace(state: WorkbenchState): {
  readonly port: number;
  readonly mode: "oracle" | "postgresql";
} {
  const port = selectPort(state);
  return port !== null && selectDialect(state).name === "oracle"
    ? { port, mode: "oracle" }
    : { port: 5432, mode: "postgresql" };
}
