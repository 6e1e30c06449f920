import { Copy } from "lucide-react";
import { type ReactElement, useState } from "react";
import type { MeasuredNode } from "../../../sql/plan/measurePlan.ts";
import type { PlanNode, QueryPlan } from "../../../sql/plan/queryPlan.ts";
import { writePlanText } from "../../../sql/plan/writePlanText.ts";
import { IconButton } from "../../ui/buttons/IconButton.tsx";
import { writeClipboard } from "../../ui/writeClipboard.ts";
import { ScrollArea } from "../../ui/ScrollArea.tsx";
import { PlanPicture } from "./PlanPicture.tsx";
import styles from "./planView.module.css";
import { translate } from "../../translation/translation.ts";

type AsideView = "details" | "text" | "picture" | "json";

const views: readonly (readonly [AsideView, string])[] = [
  ["text", "Text"],
  ["picture", "Blocks"],
  ["details", "Node"],
  ["json", "JSON"],
];

export interface PlanAsideProps {
  readonly plan: QueryPlan;
  readonly json: string;
  readonly nodes: readonly MeasuredNode[];
  /** The chosen node, by id and as it is. */
  readonly activeId: string;
  readonly node: PlanNode;
  readonly onActivate: (id: string) => void;
}

/** Beside the tree: the plan as text or blocks, the details of a node, or the server's JSON. */
export function PlanAside(props: PlanAsideProps): ReactElement {
  const { plan, json, node } = props;
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
        {(view === "text" || view === "json") && (
          <IconButton label="Copy the plan" icon={Copy} onClick={() => void writeClipboard(text)} />
        )}
      </div>
      {view === "picture" ? (
        <PlanPicture nodes={props.nodes} activeId={props.activeId} onActivate={props.onActivate} />
      ) : (
        <ScrollArea label="Plan text" role="document" className={styles["asideContent"]}>
          {view === "details" ? <NodeDetails node={node} /> : <pre>{text}</pre>}
        </ScrollArea>
      )}
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
