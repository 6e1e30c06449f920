import type { CatalogFailure } from "../../state/schemaState.ts";

export function describeCatalogFailure(failure: CatalogFailure): string {
  switch (failure.kind) {
    case "queryFailed":
      return failure.error?.message ?? "The session was lost while the catalogue was read.";
    case "notUnderstood":
      return "The server's answer was not understood.";
    case "noMachine":
      return "The machine is not running.";
  }
}
