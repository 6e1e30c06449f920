import { findPlanText } from "../../../sql/plan/findPlanText.ts";
import type { BulkProgress } from "../../../state/store/statementRun.ts";
import type { ResultTable } from "../../../sql/model.ts";
import { findCompilationWarning } from "../../../sql/output/messages/findCompilationWarning.ts";
import { assertNever } from "../../../base/assert.ts";
import { formatCount, formatNumber } from "../../ui/format/formatCount.ts";
import { formatDuration } from "../../ui/format/formatDuration.ts";
import type { ResultTab } from "./resultTab.ts";
import { translate } from "../../translation/translation.ts";

export type ResultTone = "ok" | "warning" | "error" | "stopped" | "running" | "waiting";

export interface TabWords {
  readonly tone: ResultTone;
  /** "ok", "error 42703", "cancelled". */
  readonly word: string;
  /** "500+ rows"; empty if the number of rows is of no interest. */
  readonly rows: string;
  /** "42 ms", with "before the reload" if it was kept over one; empty until the statement ended. */
  readonly time: string;
}

/** The label of a tab: outcome, number of rows, duration. */
export function describeTab(tab: ResultTab): TabWords {
  const duration = tab.elapsedMs === null ? "" : formatDuration(tab.elapsedMs);
  const before = tab.isFromBefore === true ? translate("before the reload") : "";
  const time = [duration, before].filter((part) => part !== "").join(", ");
  return { ...describeStatus(tab), rows: describeRows(tab), time };
}

function describeStatus({ status, bulk, blocks }: ResultTab): Pick<TabWords, "tone" | "word"> {
  if (status.kind === "queued") return { tone: "waiting", word: translate("waiting") };
  if (status.kind === "running") return { tone: "running", word: translate("running") };
  const { outcome } = status;
  const failedCount = bulk?.failedCount ?? 0;
  if (failedCount > 0)
    return {
      tone: "error",
      word: translate("{{number}} failed", { number: formatNumber(failedCount) }),
    };
  const invalidCount = bulk?.invalidCount ?? 0;
  switch (outcome.kind) {
    case "completed":
      if (invalidCount > 0) {
        return {
          tone: "warning",
          word: translate("{{number}} created with compilation errors", {
            number: formatNumber(invalidCount),
          }),
        };
      }
      return findCompilationWarning(blocks) === null
        ? { tone: "ok", word: translate("ok") }
        : { tone: "warning", word: translate("created with compilation errors") };
    case "failed":
      return {
        tone: "error",
        word: [translate("error"), outcome.error.sqlState ?? ""].join(" ").trimEnd(),
      };
    case "cancelled":
      return { tone: "stopped", word: translate("cancelled") };
    case "refused":
      return { tone: "error", word: translate("not sent") };
    case "sessionLost":
      return { tone: "error", word: translate("session lost") };
    case "notRun":
      return { tone: "stopped", word: translate("not run") };
    default:
      return assertNever(outcome);
  }
}

function describeRows(tab: ResultTab): string {
  if (tab.bulk !== null) return describeBulk(tab.bulk, tab.status.kind === "running");
  if (tab.status.kind === "running" && tab.arrivedRows !== null) {
    return translate("{{number}} rows so far", { number: formatNumber(tab.arrivedRows) });
  }
  if (findPlanText(tab.blocks) !== null) return translate("plan");
  const tables = findTables(tab);
  if (tables.length > 0) {
    const fetched = tables.reduce((count, table) => count + table.rows.length, 0);
    return tab.remaining === null
      ? formatCount(fetched, "row")
      : translate("{{number}}+ rows", { number: formatNumber(fetched) });
  }
  const isChange = findTag(tab)?.match(/^(INSERT|UPDATE|DELETE|MERGE|COPY|MOVE) /) ?? null;
  return isChange === null || tab.rowCount === null ? "" : formatCount(tab.rowCount, "row");
}

function describeBulk(
  { statementCount, completedCount, failedCount }: BulkProgress,
  isRunning: boolean,
): string {
  const all = formatCount(statementCount, "statement");
  return isRunning
    ? translate("{{part}} of {{whole}}", {
        part: formatNumber(completedCount + failedCount),
        whole: all,
      })
    : all;
}

export function findTables(tab: ResultTab): readonly ResultTable[] {
  return tab.blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []));
}

/** The last command tag: "INSERT 0 12". */
export function findTag(tab: ResultTab): string | null {
  const tags = tab.blocks.flatMap((block) => (block.kind === "tag" ? [block.tag] : []));
  return tags.at(-1) ?? null;
}

/** The number of fetched rows: "500 of 10,000 rows". */
export function describeFetched(fetched: number, totalRows: number | null): string {
  if (totalRows === null) return formatCount(fetched, "row");
  return translate("{{part}} of {{whole}}", {
    part: formatNumber(fetched),
    whole: formatCount(totalRows, "row"),
  });
}
