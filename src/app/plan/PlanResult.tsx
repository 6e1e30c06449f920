import { type ReactElement, type ReactNode, useMemo } from "react";
import { parsePlan } from "../../sql/plan/parsePlan.ts";
import { PlanView } from "./PlanView.tsx";
import styles from "./planView.module.css";

export interface PlanResultProps {
  /** Text that is probably the output of EXPLAIN (FORMAT JSON). */
  readonly text: string;
  /** Shown if the text is no plan. */
  readonly otherwise: ReactNode;
}

/** A plan as a tree. */
export function PlanResult({ text, otherwise }: PlanResultProps): ReactElement {
  const plan = useMemo(() => parsePlan(text), [text]);
  if (plan === null) return <>{otherwise}</>;
  return (
    <div className={styles["result"]}>
      <PlanView plan={plan} json={text} />
    </div>
  );
}
