import type { MeasuredNode } from "../../../sql/plan/measurePlan.ts";
import type { QueryPlan } from "../../../sql/plan/queryPlan.ts";
import { translate } from "../../translation/translation.ts";
import { formatCount, formatNumber } from "../../ui/format/formatCount.ts";
import { formatDuration } from "../../ui/format/formatDuration.ts";
import type { KeptPlan } from "./keptPlans.ts";

/** Smaller differences are noise. */
const leastFactor = 1.2;

/** Shorter differences of times are noise. */
const leastMs = 0.1;

/** The time of a node in both plans, in milliseconds. */
export function describeTimeMove(before: number, after: number): string {
  return Math.abs(after - before) < leastMs
    ? `${writeMs(before)} → ${writeMs(after)}`
    : describeMove(before, after, writeMs);
}

/** "6.0 ms → 0.20 ms, 30× less"; without the factor if there is none, or it is small. */
export function describeMove(
  before: number,
  after: number,
  write: (value: number) => string,
): string {
  const move = `${write(before)} → ${write(after)}`;
  const factor = Math.max(before / after, after / before);
  if (!Number.isFinite(factor) || factor < leastFactor) return move;
  const shown = factor < 10 ? factor.toFixed(1) : formatNumber(Math.round(factor));
  return translate(after < before ? "{{move}}, {{factor}}× less" : "{{move}}, {{factor}}× more", {
    move,
    factor: shown,
  });
}

export function writeMs(milliseconds: number): string {
  return milliseconds < 10 ? `${milliseconds.toFixed(2)} ms` : formatDuration(milliseconds);
}

export function writeCost(cost: number): string {
  return cost.toFixed(2);
}

/** Whether both plans were run, so that their times can be compared. */
export function areMeasured(before: QueryPlan, after: QueryPlan): boolean {
  return before.root.actuals !== null && after.root.actuals !== null;
}

/** How the whole of a plan differs from another. */
export function describeWholeChange(before: QueryPlan, after: QueryPlan): string {
  const [left, right] = [before.root, after.root];
  const cost = translate("Cost {{move}}", {
    move: describeMove(left.totalCost, right.totalCost, writeCost),
  });
  if (left.actuals === null || right.actuals === null) {
    const isMixed = left.actuals !== right.actuals;
    return isMixed
      ? `${cost} · ${translate("One of the plans was not run, so only estimates are compared")}`
      : cost;
  }
  const time = translate("Time {{move}}", {
    move: describeMove(
      before.executionMs ?? left.actuals.totalMs,
      after.executionMs ?? right.actuals.totalMs,
      writeMs,
    ),
  });
  return `${time} · ${cost}`;
}

/** "1,000 rows found · own time 6.0 ms · cost 30.00"; of a plan that was not run the estimates. */
export function describeNumbers({ node, ownMs }: MeasuredNode, isMeasured: boolean): string {
  const { actuals, plannedRows, totalCost } = node;
  const cost = translate("cost {{cost}}", { cost: writeCost(totalCost) });
  if (!isMeasured || actuals === null) {
    return `${translate("{{rows}} expected", { rows: formatCount(plannedRows, "row") })} · ${cost}`;
  }
  if (actuals.loops === 0) return `${translate("never run")} · ${cost}`;
  const rows = translate("{{rows}} found", {
    rows: formatCount(Math.round(actuals.rows * actuals.loops), "row"),
  });
  const time = translate("own time {{time}}", { time: writeMs(ownMs ?? 0) });
  return `${rows} · ${time} · ${cost}`;
}

const clock = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });
const longestSql = 60;

/** A plan in a list: when it was shown, what it takes, and its statement. */
export function describeKeptPlan({ sql, plan, shownAtMs }: KeptPlan): string {
  const { actuals, totalCost } = plan.root;
  const whole =
    actuals === null
      ? translate("cost {{cost}}", { cost: writeCost(totalCost) })
      : writeMs(plan.executionMs ?? actuals.totalMs);
  const line = sql.replaceAll(/\s+/g, " ").trim();
  const shown = line.length > longestSql ? `${line.slice(0, longestSql)}…` : line;
  return [...(shownAtMs === null ? [] : [clock.format(shownAtMs)]), whole, shown].join(" · ");
}
