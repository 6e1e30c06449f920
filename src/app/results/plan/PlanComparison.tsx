import { Equal, Minus, Plus, Replace, type LucideIcon } from "lucide-react";
import { type ReactElement, useEffect, useMemo, useRef, useState } from "react";
import { comparePlans, type PlanPair } from "../../../sql/plan/comparePlans.ts";
import type { MeasuredNode } from "../../../sql/plan/measurePlan.ts";
import { translate } from "../../translation/translation.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { joinClasses } from "../../ui/joinClasses.ts";
import { EmptyState } from "../../ui/placeholders/EmptyState.tsx";
import fields from "../../ui/textField.module.css";
import { ScrollArea } from "../../ui/ScrollArea.tsx";
import {
  areMeasured,
  describeKeptPlan,
  describeMove,
  describeNumbers,
  describeTimeMove,
  describeWholeChange,
  writeCost,
} from "./describePlanChange.ts";
import type { KeptPlan } from "./keptPlans.ts";
import styles from "./planComparison.module.css";

export interface PlanComparisonProps {
  readonly current: KeptPlan;
  /** The other plans, the latest first. */
  readonly others: readonly KeptPlan[];
  readonly onClose: () => void;
}

/** A plan beside an earlier one: which nodes are the same, and what the others take. */
export function PlanComparison({ current, others, onClose }: PlanComparisonProps): ReactElement {
  const [chosenId, setChosenId] = useState(() => findAlike(current, others)?.runId);
  const other = others.find(({ runId }) => runId === chosenId) ?? others[0];
  const backRef = useRef<HTMLButtonElement>(null);
  const hasOther = other !== undefined;
  useEffect(() => {
    // Without a choice to focus; Escape needs the focus inside.
    if (!hasOther) backRef.current?.focus();
  }, [hasOther]);
  return (
    <section
      className={styles["comparison"]}
      aria-label={translate("Comparison of two plans")}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        onClose();
      }}
    >
      <div className={styles["bar"]}>
        {other !== undefined && (
          <label className={styles["choice"]}>
            {translate("Other plan")}
            <select
              className={fields["textField"]}
              // The user has just asked for the comparison.
              autoFocus
              value={other.runId}
              onChange={(event) => {
                setChosenId(event.currentTarget.value);
              }}
            >
              {others.map((each) => (
                <option key={each.runId} value={each.runId}>
                  {describeKeptPlan(each)}
                </option>
              ))}
            </select>
          </label>
        )}
        <Button ref={backRef} label="Back to the plan" onClick={onClose} />
      </div>
      {other === undefined ? (
        <EmptyState title="No other plan yet">
          Explain a statement again, for instance after you have created an index. The last 20 plans
          of this page can be compared.
        </EmptyState>
      ) : (
        <ComparedPlans before={other} after={current} />
      )}
    </section>
  );
}

/** The latest plan of the same statement, else the latest. */
function findAlike(current: KeptPlan, others: readonly KeptPlan[]): KeptPlan | undefined {
  return others.find(({ sql }) => sql.trim() === current.sql.trim()) ?? others[0];
}

interface ComparedPlansProps {
  readonly before: KeptPlan;
  readonly after: KeptPlan;
}

function ComparedPlans({ before, after }: ComparedPlansProps): ReactElement {
  const pairs = useMemo(() => comparePlans(before.plan, after.plan), [before.plan, after.plan]);
  const isMeasured = areMeasured(before.plan, after.plan);
  return (
    <>
      <p className={styles["summary"]} role="status" aria-label={translate("Whole plan")}>
        {describeWholeChange(before.plan, after.plan)}
      </p>
      <ScrollArea label="Nodes of both plans" role="group" className={styles["scroll"]}>
        <table className={styles["table"]} aria-label={translate("Compared plans")}>
          <thead>
            <tr>
              <th scope="col">{translate("Other plan")}</th>
              <th scope="col">{translate("Difference")}</th>
              <th scope="col">{translate("This plan")}</th>
            </tr>
          </thead>
          <tbody>
            {pairs.map((pair, index) => (
              <tr key={index} className={joinClasses(styles["row"], styles[pair.kind])}>
                <NodeCell measured={pair.before} isMeasured={isMeasured} />
                <DifferenceCell pair={pair} isMeasured={isMeasured} />
                <NodeCell measured={pair.after} isMeasured={isMeasured} />
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </>
  );
}

interface NodeCellProps {
  readonly measured: MeasuredNode | null;
  readonly isMeasured: boolean;
}

const indentPx = 14;

function NodeCell({ measured, isMeasured }: NodeCellProps): ReactElement {
  if (measured === null) return <td className={styles["none"]}>{translate("not in this plan")}</td>;
  const { node, level } = measured;
  return (
    <td style={{ paddingLeft: 8 + (level - 1) * indentPx }}>
      {node.role !== null && <span className={styles["target"]}>{node.role} </span>}
      <span className={styles["type"]}>{node.type}</span>{" "}
      <span className={styles["target"]}>{node.target}</span>
      <span className={styles["numbers"]}>{describeNumbers(measured, isMeasured)}</span>
    </td>
  );
}

const marks: Readonly<Record<PlanPair["kind"], readonly [LucideIcon, string]>> = {
  same: [Equal, "same"],
  changed: [Replace, "changed"],
  removed: [Minus, "only in the other plan"],
  added: [Plus, "only in this plan"],
};

interface DifferenceCellProps {
  readonly pair: PlanPair;
  readonly isMeasured: boolean;
}

function DifferenceCell({ pair, isMeasured }: DifferenceCellProps): ReactElement {
  const [Icon, words] = marks[pair.kind];
  return (
    <td className={styles["difference"]}>
      <span className={styles["mark"]}>
        <Icon aria-hidden="true" /> {translate(words)}
      </span>
      {pair.before !== null && pair.after !== null && (
        <span className={styles["numbers"]}>
          {isMeasured
            ? describeTimeMove(pair.before.ownMs ?? 0, pair.after.ownMs ?? 0)
            : describeMove(pair.before.node.totalCost, pair.after.node.totalCost, writeCost)}
        </span>
      )}
      {pair.kind === "changed" &&
        pair.changes.map(({ name, before, after }) => (
          <span key={name} className={styles["change"]}>
            {name}: {before ?? translate("none")} → {after ?? translate("none")}
          </span>
        ))}
    </td>
  );
}
