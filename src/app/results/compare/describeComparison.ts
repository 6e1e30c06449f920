import type { TableComparison } from "../../../sql/compareTables.ts";
import type { ComparedSide } from "../../../state/store/comparison.ts";
import { formatCount } from "../../ui/format/formatCount.ts";
import { translate } from "../../translation/translation.ts";

/** The result of a comparison in one sentence. */
export function describeComparison(
  sides: readonly ComparedSide[],
  found: TableComparison | null,
  nameOfPort: (port: number) => string,
): string {
  if (sides.some(({ outcome }) => outcome === null)) return translate("Running on both ports…");
  const failed = sides.filter(({ outcome }) => outcome?.kind !== "completed");
  if (failed.length === sides.length) {
    return statesOf(sides).size === 1
      ? translate("Both failed, in the same way")
      : translate("Both failed, differently");
  }
  if (failed.length > 0) {
    return translate("Only {{ports}} failed", {
      ports: failed.map(({ port }) => nameOfPort(port)).join(", "),
    });
  }
  switch (found?.kind) {
    case undefined:
      return translate("Both ran");
    case "same":
      return translate("Both gave the same result");
    case "sameRowsOtherOrder":
      return translate("Both gave the same rows, in another order");
    case "different":
      if (found.rows.size === 0) return translate("The columns are named differently");
      return translate("Different: {{rows}}", { rows: formatCount(found.rows.size, "row") });
  }
}

/** The errors' SQLSTATEs; for an end without SQLSTATE its kind. */
function statesOf(sides: readonly ComparedSide[]): ReadonlySet<string> {
  return new Set(
    sides.map(({ outcome }) =>
      outcome?.kind === "failed" ? (outcome.error.sqlState ?? outcome.kind) : (outcome?.kind ?? ""),
    ),
  );
}
