import { Copy } from "lucide-react";
import { type ReactElement, useState } from "react";
import type { PlanNode, QueryPlan } from "../../sql/plan/queryPlan.ts";
import { writePlanText } from "../../sql/plan/writePlanText.ts";
import { IconButton } from "../ui/buttons/IconButton.tsx";
import { writeClipboard } from "../ui/writeClipboard.ts";
import styles from "./planView.module.css";
import { translate } from "../translation/translation.ts";

type AsideView = "details" | "text" | "json";

const views: readonly (readonly [AsideView, string])[] = [
  ["text", "Text"],
  ["details", "Node"],
  ["json", "JSON"],
];

export interface PlanAsideProps {
  readonly plan: QueryPlan;
  readonly json: string;
  /** The chosen node. */
  readonly node: PlanNode;
}

/** Beside the tree: the plan as text, the details of a node, or the server's JSON. */
export function PlanAside({ plan, json, node }: PlanAsideProps): ReactElement {
  const [view, setView] = useState<AsideView>("text");
  const text = view === "json" ? json : writePlanText(plan);
  return (
    <aside className={styles["aside"]} aria-label={translate("Plan in words")}>
      <div className={styles["asideBar"]} role="group" aria-label={translate("Show the plan as")}>
        {views.map(([id, label]) => (
          <button
            key={id}
            type="button"
            aria-pressed={view === id}
            className={styles["asideView"]}
            onClick={() => {
              setView(id);
            }}
          >
            {translate(label)}
          </button>
        ))}
        <span className={styles["space"]} />
        {view !== "details" && (
          <IconButton label="Copy the plan" icon={Copy} onClick={() => void writeClipboard(text)} />
        )}
      </div>
      <div
        className={styles["asideContent"]}
        tabIndex={0}
        role="document"
        aria-label={translate("Plan text")}
      >
        {view === "details" ? <NodeDetails node={node} /> : <pre>{text}</pre>}
      </div>
    </aside>
  );
}

function NodeDetails({ node }: { readonly node: PlanNode }): ReactElement {
  return (
    <>
      <p className={styles["detailsTitle"]}>
        {node.type} <span className={styles["target"]}>{node.target}</span>
      </p>
      <dl className={styles["details"]}>
        {node.details.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {node.details.length === 0 && (
        <p className={styles["nothing"]}>
          {translate("The server says nothing more about this node.")}
        </p>
      )}
    </>
  );
}
