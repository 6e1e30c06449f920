import type { NoProfileReason } from "../../state/results/columnProfiler.ts";
import { translate } from "../translation/translation.ts";

/** Says why the server did not compute a profile. */
export function describeNoProfile(reason: NoProfileReason): string {
  switch (reason.kind) {
    case "noQuery":
      return translate("The statement does not run again: it is no plain query.");
    case "transaction":
      return translate(
        "The statement does not run again: a transaction is open, or autocommit is off.",
      );
    case "busy":
      return translate("The statement does not run again: another one runs.");
    case "calls":
      return translate(
        "The statement does not run again: {{name}}() may give other values or change something.",
        { name: reason.name },
      );
    case "sample":
      return translate("The statement does not run again: its rows are a random sample.");
    case "failed":
      return translate("The server could not compute it: {{reason}}", {
        reason: reason.error?.message ?? translate("the session does not answer"),
      });
  }
}
