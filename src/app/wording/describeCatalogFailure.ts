import type { CatalogFailure } from "../../state/store/schemaState.ts";
import { translate } from "../translation/translation.ts";

export function describeCatalogFailure(failure: CatalogFailure): string {
  switch (failure.kind) {
    case "queryFailed":
      return (
        failure.error?.message ?? translate("The session was lost while the catalogue was read.")
      );
    case "notUnderstood":
      return translate("The server's answer was not understood.");
    case "noMachine":
      return translate("The machine is not running.");
  }
}
