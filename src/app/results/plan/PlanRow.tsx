import { ChevronRight, Flame } from "lucide-react";
import type { ReactElement } from "react";
import type { MeasuredNode } from "../../../sql/plan/measurePlan.ts";
import { formatNumber } from "../../ui/format/formatCount.ts";
import { joinClasses } from "../../ui/joinClasses.ts";
import styles from "./planView.module.css";
import { translate } from "../../translation/translation.ts";

export interface PlanRowProps {
  readonly measured: MeasuredNode;
  readonly isAnalyzed: boolean;
  readonly isOpen: boolean;
  readonly isActive: boolean;
  readonly onActivate: () => void;
  readonly onToggle: () => void;
}

/** From this factor on a misestimate is shown. */
const notableMisestimate = 5;

/** One node of a plan. */
export function PlanRow(props: PlanRowProps): ReactElement {
  const { measured, isAnalyzed, isOpen, isActive, onActivate, onToggle } = props;
  const { id, node, level, ownMs, share, isCostliest, misestimate } = measured;
  const { actuals } = node;
  const hasChildren = node.children.length > 0;
  return (
    <tr
      role="row"
      data-node={id}
      aria-level={level}
      aria-expanded={hasChildren ? isOpen : undefined}
      aria-selected={isActive}
      tabIndex={isActive ? 0 : -1}
      className={joinClasses(styles["row"], isActive && styles["active"])}
      onClick={onActivate}
      onFocus={onActivate}
    >
      <td
        role="gridcell"
        className={styles["node"]}
        title={`${node.type} ${node.target}`}
        style={{ paddingLeft: 8 + (level - 1) * 18 }}
      >
        <span
          aria-hidden="true"
          className={joinClasses(
            styles["chevron"],
            isOpen && styles["open"],
            !hasChildren && styles["none"],
          )}
          onClick={onToggle}
        >
          <ChevronRight />
        </span>
        {node.role !== null && <span className={styles["role"]}>{node.role} </span>}
        <span className={styles["type"]}>{node.type}</span>{" "}
        <span className={styles["target"]}>{node.target}</span>
      </td>
      <td role="gridcell" className={styles["share"]}>
        <span className={styles["bar"]} aria-hidden="true">
          <span style={{ width: `${Math.round(share * 100)}%` }} />
        </span>
        {formatShare(share)}
        {isCostliest && (
          <span className={styles["costliest"]}>
            <Flame aria-hidden="true" /> {translate("costliest")}
          </span>
        )}
      </td>
      <td role="gridcell" className={styles["number"]}>
        {formatNumber(node.plannedRows)}
      </td>
      {isAnalyzed && (
        <td role="gridcell" className={styles["number"]}>
          {actuals === null || actuals.loops === 0
            ? translate("never run")
            : formatNumber(actuals.rows)}
          {misestimate !== null && misestimate >= notableMisestimate && (
            <span className={styles["off"]}>
              {" "}
              {translate("{{factor}} off", { factor: formatFactor(misestimate) })}
            </span>
          )}
        </td>
      )}
      {isAnalyzed && (
        <td role="gridcell" className={styles["number"]}>
          {formatNumber(actuals?.loops ?? 0)}
        </td>
      )}
      {isAnalyzed && (
        <td role="gridcell" className={styles["number"]}>
          {ownMs === null ? "" : `${ownMs.toFixed(ownMs < 10 ? 2 : 0)} ms`}
        </td>
      )}
      <td role="gridcell" className={styles["number"]}>
        {node.totalCost.toFixed(2)}
      </td>
    </tr>
  );
}

function formatShare(share: number): string {
  return share > 0 && share < 0.01 ? "< 1 %" : `${Math.round(share * 100)} %`;
}

function formatFactor(factor: number): string {
  return `${formatNumber(Math.round(factor))}×`;
}
