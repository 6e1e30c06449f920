import { type ReactElement, type ReactNode, useEffect, useRef } from "react";
import { Button } from "../ui/buttons/Button.tsx";
import { joinClasses } from "../ui/joinClasses.ts";
import { describeTab, findTables } from "./tabs/describeTab.ts";
import type { ResultTab } from "./tabs/resultTab.ts";
import styles from "./stackedResults.module.css";
import { usePage } from "./usePage.ts";

export interface StackedResultsProps {
  readonly tabs: readonly ResultTab[];
  readonly selectedId: string | null;
  readonly onSelect: (tabId: string) => void;
  readonly toPanelId: (tabId: string) => string;
  readonly toTabId: (tabId: string) => string;
  readonly renderContent: (tab: ResultTab) => ReactNode;
}

/** All results of a script one below another, each under its statement. */
export function StackedResults(props: StackedResultsProps): ReactElement {
  const { tabs, selectedId, onSelect } = props;
  const listRef = useRef<HTMLDivElement>(null);
  const current = tabs.findIndex((tab) => tab.id === selectedId);
  const { page, turn } = usePage(Math.floor(current / resultsOfPage));
  const first = page * resultsOfPage;
  useEffect(() => {
    listRef.current
      ?.querySelector("[data-selected]")
      ?.scrollIntoView({ block: "nearest", behavior: "instant" });
  }, [selectedId]);
  return (
    <div ref={listRef} className={styles["stack"]}>
      {first > 0 && (
        <Button
          label="Earlier results"
          onClick={() => {
            turn(page - 1);
          }}
        />
      )}
      {tabs.slice(first, first + resultsOfPage).map((tab, index) => {
        const isSelected = tab.id === selectedId;
        const { word, rows, time, tone } = describeTab(tab);
        return (
          <section
            key={tab.id}
            role="tabpanel"
            id={props.toPanelId(tab.id)}
            aria-labelledby={props.toTabId(tab.id)}
            data-selected={isSelected || undefined}
            className={joinClasses(styles["entry"], isSelected && styles["selected"])}
          >
            <button
              type="button"
              className={styles["head"]}
              title={tab.sql}
              onClick={() => {
                onSelect(tab.id);
              }}
            >
              <span className={styles["number"]}>{first + index + 1}</span>
              <code className={styles["sql"]}>{firstWords(tab.sql)}</code>
              <span className={joinClasses(styles["facts"], styles[tone])}>
                {[word, rows, time].filter((fact) => fact !== "").join(" · ")}
              </span>
            </button>
            <div className={styles["content"]} style={{ height: heightOf(tab) }}>
              {props.renderContent(tab)}
            </div>
          </section>
        );
      })}
      {first + resultsOfPage < tabs.length && (
        <Button
          label="Later results"
          onClick={() => {
            turn(page + 1);
          }}
        />
      )}
    </div>
  );
}

/** Limited, as each result has a grid. */
const resultsOfPage = 50;

const shownRows = 8;

/** A fixed height, so that nothing moves while rows arrive: a table has room for its first rows. */
function heightOf(tab: ResultTab): number | undefined {
  const [table] = findTables(tab);
  if (table === undefined) return undefined;
  if (table.columns[0]?.name === "QUERY PLAN") return 320;
  const rows = Math.min(Math.max(table.rows.length, 1), shownRows);
  return 32 + rows * 28 + 34 + (table.footers.length > 0 ? 60 : 0) + 14;
}

function firstWords(sql: string): string {
  return sql.replaceAll(/\s+/g, " ").slice(0, 200);
}
