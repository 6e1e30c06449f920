import { type ReactElement, type ReactNode, Suspense, useEffect, useMemo, useState } from "react";
import { parsePlan } from "../../../sql/plan/parsePlan.ts";
import type { QueryPlan } from "../../../sql/plan/queryPlan.ts";
import type { ResultTab } from "../tabs/resultTab.ts";
import { lazyPart } from "../../services/lazyPart.ts";
import { useWorkbenchState } from "../../services/useWorkbench.ts";
import { type KeptPlan, keptPlans } from "./keptPlans.ts";
import { PlanView } from "./PlanView.tsx";
import styles from "./planView.module.css";

const PlanComparison = lazyPart(() => import("./PlanComparison.tsx"), "PlanComparison");

export interface PlanResultProps {
  /** Text that is probably the output of EXPLAIN (FORMAT JSON). */
  readonly text: string;
  /** The result that contains the text. */
  readonly tab: Pick<ResultTab, "id" | "sql" | "isFromBefore">;
  /** Shown if the text is no plan. */
  readonly otherwise: ReactNode;
}

/** A plan as a tree. */
export function PlanResult({ text, tab, otherwise }: PlanResultProps): ReactElement {
  const plan = useMemo(() => parsePlan(text), [text]);
  if (plan === null) return <>{otherwise}</>;
  return (
    <div className={styles["result"]}>
      <ComparablePlan plan={plan} json={text} tab={tab} />
    </div>
  );
}

interface ComparablePlanProps extends Pick<PlanResultProps, "tab"> {
  readonly plan: QueryPlan;
  readonly json: string;
}

/** A plan, or the comparison of it with another one. */
function ComparablePlan({ plan, json, tab }: ComparablePlanProps): ReactElement {
  const { id, sql, isFromBefore } = tab;
  const [view, setView] = useState<"plan" | "comparison" | "planAgain">("plan");
  useEffect(() => {
    // The time of a result that was kept over a reload is not known.
    const shownAtMs = isFromBefore === true ? null : Date.now();
    keptPlans.keep({ runId: id, sql, plan, shownAtMs });
  }, [id, sql, plan, isFromBefore]);
  if (view === "comparison") {
    return (
      <Suspense fallback={null}>
        <ComparisonWithOthers
          current={{ runId: id, sql, plan, shownAtMs: null }}
          onClose={() => {
            setView("planAgain");
          }}
        />
      </Suspense>
    );
  }
  return (
    <PlanView
      plan={plan}
      json={json}
      isBack={view === "planAgain"}
      onCompare={() => {
        setView("comparison");
      }}
    />
  );
}

interface ComparisonWithOthersProps {
  readonly current: KeptPlan;
  readonly onClose: () => void;
}

function ComparisonWithOthers({ current, onClose }: ComparisonWithOthersProps): ReactElement {
  const runs = useWorkbenchState(({ results }) => results.runs);
  const others = useMemo(() => keptPlans.findOthers(current.runId, runs), [current.runId, runs]);
  return <PlanComparison current={current} others={others} onClose={onClose} />;
}
