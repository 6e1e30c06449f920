import { type KeyboardEvent, type ReactElement, useRef, useState } from "react";
import type { MeasuredNode } from "../../../sql/plan/measurePlan.ts";
import { translate } from "../../translation/translation.ts";
import { joinClasses } from "../../ui/joinClasses.ts";
import { layoutPlanBlocks, type PlanMeasure } from "./layoutPlanBlocks.ts";
import styles from "./planPicture.module.css";

export interface PlanPictureProps {
  readonly nodes: readonly MeasuredNode[];
  readonly activeId: string;
  readonly onActivate: (id: string) => void;
}

const blockHeight = 34;

/** A plan as blocks, each as wide as the time or cost that it takes with the blocks below it. */
export function PlanPicture({ nodes, activeId, onActivate }: PlanPictureProps): ReactElement {
  const isAnalyzed = nodes[0]?.ownMs != null;
  const [measure, setMeasure] = useState<PlanMeasure>(isAnalyzed ? "time" : "cost");
  const picture = useRef<HTMLDivElement>(null);
  const shown = isAnalyzed ? measure : "cost";
  const blocks = layoutPlanBlocks(nodes, shown);
  const depth = Math.max(1, ...nodes.map(({ level }) => level));
  const ids = new Set(nodes.map(({ id }) => id));
  const reachableId = ids.has(activeId) ? activeId : "0";

  const handleKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const id = findNext(reachableId, event.key);
    if (id === null) return;
    event.preventDefault();
    if (!ids.has(id)) return;
    onActivate(id);
    picture.current?.querySelector<HTMLElement>(`[data-block="${id}"]`)?.focus();
  };

  return (
    <div className={styles["frame"]}>
      {isAnalyzed && (
        <label className={styles["measure"]}>
          {translate("Width of the blocks")}
          <select
            value={shown}
            onChange={(event) => {
              setMeasure(event.currentTarget.value === "cost" ? "cost" : "time");
            }}
          >
            <option value="time">{translate("Time")}</option>
            <option value="cost">{translate("Cost")}</option>
          </select>
        </label>
      )}
      <div
        ref={picture}
        role="group"
        aria-label={translate("Plan as blocks")}
        className={styles["picture"]}
        style={{ height: depth * blockHeight }}
        onKeyDown={handleKey}
      >
        {blocks.map(({ measured, left, width, own }) => {
          const { id, node, level, isCostliest } = measured;
          const name = [node.type, node.target].filter((part) => part !== "").join(" ");
          const share = translate(
            shown === "time"
              ? "{{whole}} of the time, {{own}} its own"
              : "{{whole}} of the cost, {{own}} its own",
            { whole: formatPart(width), own: formatPart(own) },
          );
          return (
            <button
              key={id}
              type="button"
              data-block={id}
              aria-label={`${name}: ${share}`}
              aria-pressed={id === activeId}
              title={`${name}\n${share}`}
              tabIndex={id === reachableId ? 0 : -1}
              className={joinClasses(
                styles["block"],
                id === activeId && styles["active"],
                isCostliest && styles["costliest"],
              )}
              style={{
                left: `${left * 100}%`,
                width: `${width * 100}%`,
                top: (level - 1) * blockHeight,
              }}
              onClick={() => {
                onActivate(id);
              }}
            >
              <span className={styles["name"]}>{name}</span>
              <span
                className={styles["own"]}
                style={{ width: width > 0 ? `${(own / width) * 100}%` : 0 }}
              />
            </button>
          );
        })}
      </div>
      <p className={styles["legend"]}>
        {translate("The line at the bottom of a block is what it takes without those below it.")}
      </p>
    </div>
  );
}

/** The id that a key leads to, which may not exist; `null` for other keys. */
function findNext(id: string, key: string): string | null {
  const end = id.lastIndexOf(".");
  const parent = end < 0 ? id : id.slice(0, end);
  const index = Number(id.slice(end + 1));
  switch (key) {
    case "ArrowUp":
      return parent;
    case "ArrowDown":
      return `${id}.0`;
    case "ArrowLeft":
      return end < 0 ? id : `${parent}.${index - 1}`;
    case "ArrowRight":
      return end < 0 ? id : `${parent}.${index + 1}`;
    case "Home":
      return "0";
    default:
      return null;
  }
}

function formatPart(part: number): string {
  return part > 0 && part < 0.01 ? "< 1 %" : `${Math.round(part * 100)} %`;
}
