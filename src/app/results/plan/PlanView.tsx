import { GitCompareArrows } from "lucide-react";
import { type KeyboardEvent, type ReactElement, useEffect, useMemo, useRef, useState } from "react";
import { measurePlan } from "../../../sql/plan/measurePlan.ts";
import type { QueryPlan } from "../../../sql/plan/queryPlan.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { formatDuration } from "../../ui/format/formatDuration.ts";
import { PlanAside } from "./PlanAside.tsx";
import { PlanRow } from "./PlanRow.tsx";
import styles from "./planView.module.css";
import { translate } from "../../translation/translation.ts";

export interface PlanViewProps {
  readonly plan: QueryPlan;
  /** The JSON that the server printed. */
  readonly json: string;
  /** Whether the user comes back from the comparison, so that the focus goes to its button. */
  readonly isBack: boolean;
  readonly onCompare: () => void;
}

/** A plan as a tree with the cost of each node, and the raw text beside it. */
export function PlanView({ plan, json, isBack, onCompare }: PlanViewProps): ReactElement {
  const nodes = useMemo(() => measurePlan(plan), [plan]);
  const [closedIds, setClosedIds] = useState<ReadonlySet<string>>(new Set());
  const [activeId, setActiveId] = useState("0");
  const bodyRef = useRef<HTMLTableSectionElement>(null);
  const compareRef = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isBack) compareRef.current?.focus();
  }, [isBack]);
  const isAnalyzed = plan.root.actuals !== null;
  const shown = nodes.filter(({ id }) => !isBelowClosed(id, closedIds));
  const active = shown.find(({ id }) => id === activeId) ?? shown[0];

  const setClosed = (id: string, isClosed: boolean): void => {
    const next = new Set(closedIds);
    if (isClosed) next.add(id);
    else next.delete(id);
    setClosedIds(next);
  };
  const focus = (id: string | undefined): void => {
    if (id === undefined) return;
    setActiveId(id);
    bodyRef.current?.querySelector<HTMLElement>(`[data-node="${id}"]`)?.focus();
  };
  const handleKey = (event: KeyboardEvent): void => {
    const index = shown.findIndex(({ id }) => id === active?.id);
    const current = shown[index];
    if (current === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const { id, node } = current;
    const isOpen = node.children.length > 0 && !closedIds.has(id);
    if (event.key === "ArrowDown") focus(shown[index + 1]?.id);
    else if (event.key === "ArrowUp") focus(shown[index - 1]?.id);
    else if (event.key === "Home") focus(shown[0]?.id);
    else if (event.key === "End") focus(shown.at(-1)?.id);
    else if (event.key === "ArrowRight") {
      if (isOpen) focus(shown[index + 1]?.id);
      else if (node.children.length > 0) setClosed(id, false);
    } else if (event.key === "ArrowLeft") {
      if (isOpen) setClosed(id, true);
      else focus(parentOf(id));
    } else return;
    event.preventDefault();
  };

  return (
    <div className={styles["view"]}>
      <div className={styles["main"]}>
        <div className={styles["summary"]}>
          <p>{summarize(plan)}</p>
          <Button
            ref={compareRef}
            label="Compare plans"
            icon={GitCompareArrows}
            look="quiet"
            onClick={onCompare}
          />
        </div>
        <div className={styles["scroll"]}>
          <table role="treegrid" aria-label={translate("Plan")} className={styles["table"]}>
            <thead>
              <tr>
                <th scope="col">{translate("Node")}</th>
                <th scope="col">
                  {isAnalyzed ? translate("Share of the time") : translate("Share of the cost")}
                </th>
                <th scope="col">{translate("Rows expected")}</th>
                {isAnalyzed && <th scope="col">{translate("Rows found")}</th>}
                {isAnalyzed && <th scope="col">{translate("Loops")}</th>}
                {isAnalyzed && <th scope="col">{translate("Own time")}</th>}
                <th scope="col">{translate("Cost")}</th>
              </tr>
            </thead>
            <tbody ref={bodyRef} onKeyDown={handleKey}>
              {shown.map((measured) => (
                <PlanRow
                  key={measured.id}
                  measured={measured}
                  isAnalyzed={isAnalyzed}
                  isOpen={!closedIds.has(measured.id)}
                  isActive={measured.id === active?.id}
                  onActivate={() => {
                    setActiveId(measured.id);
                  }}
                  onToggle={() => {
                    setClosed(measured.id, !closedIds.has(measured.id));
                  }}
                />
              ))}
            </tbody>
          </table>
        </div>
      </div>
      <PlanAside
        plan={plan}
        json={json}
        nodes={nodes}
        activeId={active?.id ?? "0"}
        node={active?.node ?? plan.root}
        onActivate={(id) => {
          // The chosen node is in the tree, so what is above it opens.
          setClosedIds(new Set([...closedIds].filter((closed) => !id.startsWith(`${closed}.`))));
          setActiveId(id);
        }}
      />
    </div>
  );
}

function isBelowClosed(id: string, closedIds: ReadonlySet<string>): boolean {
  return [...closedIds].some((closed) => id.startsWith(`${closed}.`));
}

function parentOf(id: string): string | undefined {
  const end = id.lastIndexOf(".");
  return end < 0 ? undefined : id.slice(0, end);
}

function summarize({ root, planningMs, executionMs }: QueryPlan): string {
  const parts = [
    root.actuals === null
      ? translate("Planned, not run: costs are the planner's own units")
      : translate("Run and measured"),
  ];
  if (planningMs !== null)
    parts.push(translate("planning {{time}}", { time: formatDuration(planningMs) }));
  if (executionMs !== null)
    parts.push(translate("execution {{time}}", { time: formatDuration(executionMs) }));
  return parts.join(" · ");
}
