import type { RowCount } from "../../../state/tables/rowCount.ts";
import { formatNumber } from "../../ui/format/formatCount.ts";
import { translate } from "../../translation/translation.ts";

/** "Rows 1–500 of 20,300", and whether that number is exact or the planner's estimate. */
export function describeRows(shownRows: number, count: RowCount, isCounting: boolean): string {
  const last = formatNumber(shownRows);
  if (count.kind === "exact" && count.rows === 0) return translate("No rows");
  if (count.kind === "exact") {
    return translate("Rows 1–{{last}} of {{all}}", { last, all: formatNumber(count.rows) });
  }
  if (isCounting) return translate("Rows 1–{{last}}; counting…", { last });
  if (count.kind === "unknown") return translate("Rows 1–{{last}}, not counted", { last });
  return translate("Rows 1–{{last}} of about {{all}} (planner's estimate)", {
    last,
    all: formatNumber(count.rows),
  });
}
