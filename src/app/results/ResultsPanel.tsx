import { ChartColumn, MessageSquareText, Rows3, Table2, Text, type LucideIcon } from "lucide-react";
import { Activity, Suspense, useId, useState, type ReactElement } from "react";
import { translate } from "../translation/translation.ts";
import { EmptyState } from "../ui/placeholders/EmptyState.tsx";
import { formatNumber } from "../ui/format/formatCount.ts";
import { MessagesLog } from "./messages/MessagesLog.tsx";
import { ResultContent } from "./ResultContent.tsx";
import styles from "./resultsPanel.module.css";
import type { ResultsPanelProps } from "./resultsPanelProps.ts";
import type { ResultsView } from "../services/services.ts";
import { findTables } from "./tabs/describeTab.ts";
import type { ResultTab } from "./tabs/resultTab.ts";
import { ResultTabs, toPanelId, toTabId } from "./ResultTabs.tsx";
import { StackedResults } from "./StackedResults.tsx";
import { lazyPart } from "../services/lazyPart.ts";

const TextView = lazyPart(() => import("./text/TextView.tsx"), "TextView");
const ChartView = lazyPart(() => import("./chart/ChartView.tsx"), "ChartView");

/** The results of the statements that were run, and the message log. */
export function ResultsPanel(props: ResultsPanelProps): ReactElement {
  const { tabs, view, onViewChange, messages, onSelectTab } = props;
  const idPrefix = useId();
  const [isViewerOpen, setIsViewerOpen] = useState(false);
  const selected = tabs.find((tab) => tab.id === props.selectedTabId) ?? tabs.at(-1) ?? null;
  const visited = useVisited(tabs, selected?.id ?? null);
  const isLogShown = view === "messages";
  const isStacked = view === "stack" && tabs.length > 0;
  return (
    <div className={styles["panel"]}>
      <div className={styles["bar"]}>
        <ResultTabs
          {...props}
          idPrefix={idPrefix}
          selectedId={selected?.id ?? null}
          onSelectTab={(tabId) => {
            onSelectTab(tabId);
            if (isLogShown) onViewChange("grid");
          }}
        />
        <ViewSwitch view={view} onViewChange={onViewChange} messageCount={messages.length} />
      </div>
      <div className={styles["body"]}>
        <MessagesLog
          entries={messages}
          isShown={isLogShown}
          onClear={props.onClearMessages}
          onShowTab={(tabId) => {
            onSelectTab(tabId);
            onViewChange("grid");
          }}
        />
        {selected === null && !isLogShown && (
          <EmptyState icon={Table2} title="No results yet" actions={props.emptyActions}>
            <kbd>Ctrl</kbd>+<kbd>Enter</kbd>{" "}
            {translate("in the editor runs the statement under the cursor.")}
          </EmptyState>
        )}
        {isStacked && (
          <Suspense>
            {" "}
            <StackedResults
              tabs={tabs}
              selectedId={selected?.id ?? null}
              onSelect={onSelectTab}
              toPanelId={(tabId) => toPanelId(idPrefix, tabId)}
              toTabId={(tabId) => toTabId(idPrefix, tabId)}
              renderContent={(tab) => (
                <TabContent
                  {...props}
                  tab={tab}
                  isViewerOpen={isViewerOpen && tab === selected}
                  onViewerOpenChange={setIsViewerOpen}
                />
              )}
            />
          </Suspense>
        )}
        {!isStacked &&
          tabs
            .filter(({ id }) => visited.has(id))
            .map((tab) => (
              // Hidden panels keep their scroll position, selection and column widths.
              <Activity key={tab.id} mode={tab === selected && !isLogShown ? "visible" : "hidden"}>
                <div
                  role="tabpanel"
                  id={toPanelId(idPrefix, tab.id)}
                  aria-labelledby={toTabId(idPrefix, tab.id)}
                  className={styles["content"]}
                >
                  <TabContent
                    {...props}
                    tab={tab}
                    isViewerOpen={isViewerOpen}
                    onViewerOpenChange={setIsViewerOpen}
                  />
                </div>
              </Activity>
            ))}
      </div>
    </div>
  );
}

interface TabContentProps extends ResultsPanelProps {
  readonly tab: ResultTab;
  readonly isViewerOpen: boolean;
  readonly onViewerOpenChange: (isOpen: boolean) => void;
}

function TabContent(props: TabContentProps): ReactElement {
  const { tab, tabs, view, onAskServer, onProfile, onReadExactly, onMakeExact } = props;
  if (view === "text") {
    return (
      <Suspense>
        <TextView tab={tab} />
      </Suspense>
    );
  }
  /** The handler bound to this tab; undefined if the panel has none. */
  const here = (handle: ((tabId: string) => void) | undefined): (() => void) | undefined =>
    handle &&
    (() => {
      handle(tab.id);
    });
  const table = view === "chart" ? findTables(tab).at(-1) : undefined;
  if (table !== undefined) {
    return (
      <Suspense>
        <ChartView
          tab={tab}
          table={table}
          onFetchMore={() => {
            props.onFetchMore(tab.id);
          }}
          onFetchAll={here(props.onFetchAll)}
          onStopFetching={here(props.onStopFetching)}
          onMakeExact={onMakeExact && (() => onMakeExact(tab.id))}
        />
      </Suspense>
    );
  }
  return (
    <ResultContent
      tab={tab}
      label={translate("Result {{number}}", { number: tabs.indexOf(tab) + 1 })}
      isViewerOpen={props.isViewerOpen}
      onViewerOpenChange={props.onViewerOpenChange}
      onFetchMore={() => {
        props.onFetchMore(tab.id);
      }}
      onFetchAll={here(props.onFetchAll)}
      onStopFetching={here(props.onStopFetching)}
      onAskServer={
        onAskServer &&
        ((question) => {
          onAskServer(tab.id, question);
        })
      }
      onExport={here(props.onExport)}
      editing={props.editing}
      onProfile={
        onProfile &&
        ((column) => {
          onProfile(tab.id, column);
        })
      }
      onReadExactly={onReadExactly && ((row) => onReadExactly(tab.id, row))}
      onMakeExact={onMakeExact && (() => onMakeExact(tab.id))}
      onJump={(offset) => {
        props.onJumpToError({ tabId: tab.id, offset });
      }}
      onRewrite={(sql) => {
        props.onRewrite(tab.id, sql);
      }}
    />
  );
}

interface ViewSwitchProps extends Pick<ResultsPanelProps, "view" | "onViewChange"> {
  readonly messageCount: number;
}

const views: readonly (readonly [ResultsView, string, LucideIcon])[] = [
  ["grid", "Grid", Table2],
  ["stack", "Stacked", Rows3],
  ["text", "Text", Text],
  ["chart", "Chart", ChartColumn],
  ["messages", "Messages", MessageSquareText],
];

function ViewSwitch({ view, onViewChange, messageCount }: ViewSwitchProps): ReactElement {
  const group = useId();
  return (
    <div role="radiogroup" aria-label={translate("View")} className={styles["views"]}>
      {views.map(([value, words, Icon]) => {
        const label = translate(words);
        const count = value === "messages" && messageCount > 0 ? formatNumber(messageCount) : null;
        return (
          <label key={value} title={label} className={styles["view"]}>
            <input
              type="radio"
              name={group}
              // The label is hidden if there is no room; if it is visible, the name must contain it.
              aria-label={count === null ? label : `${label} ${count}`}
              className={styles["viewInput"]}
              checked={view === value}
              onChange={() => {
                onViewChange(value);
              }}
            />
            <Icon aria-hidden="true" />
            <span className={styles["viewLabel"]}>{label}</span>{" "}
            {count !== null && <span className={styles["count"]}>{count}</span>}
          </label>
        );
      })}
    </div>
  );
}

/** The open tabs that were selected before: only those are rendered. */
function useVisited(tabs: readonly ResultTab[], selectedId: string | null): ReadonlySet<string> {
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set());
  if (selectedId === null || visited.has(selectedId)) return visited;
  const ids = new Set(tabs.map((tab) => tab.id));
  const next = new Set([...visited].filter((id) => ids.has(id)).concat(selectedId));
  setVisited(next);
  return next;
}
