import {
  Ban,
  Bug,
  Check,
  ChevronLeft,
  ChevronRight,
  CircleX,
  Clock,
  Copy,
  Download,
  Pin,
  PinOff,
  TriangleAlert,
  X,
} from "lucide-react";
import {
  memo,
  useCallback,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
} from "react";
import { flushSync } from "react-dom";
import { IconButton } from "../ui/buttons/IconButton.tsx";
import { joinClasses } from "../ui/joinClasses.ts";
import { Menu } from "../ui/menu/Menu.tsx";
import type { MenuItem } from "../ui/menu/menuItem.ts";
import type { Anchor } from "../ui/floating/placeFloating.ts";
import { Spinner } from "../ui/Spinner.tsx";
import { useShowSelected } from "../ui/useShowSelected.ts";
import { VisuallyHidden } from "../ui/VisuallyHidden.tsx";
import { writeClipboard } from "../ui/writeClipboard.ts";
import { describeTab, findTables, type ResultTone } from "./tabs/describeTab.ts";
import type { ResultsPanelProps } from "./resultsPanelProps.ts";
import type { ResultTab } from "./tabs/resultTab.ts";
import styles from "./resultTabs.module.css";
import { usePage } from "./usePage.ts";
import { translate } from "../translation/translation.ts";
import { useTranslate } from "../translation/useTranslate.ts";

export interface ResultTabsProps extends Pick<
  ResultsPanelProps,
  | "tabs"
  | "view"
  | "onSelectTab"
  | "onPinTab"
  | "onCloseTab"
  | "onCloseOtherTabs"
  | "onExport"
  | "onCopyReport"
> {
  readonly selectedId: string | null;
  /** Prefix of the ids of tabs and their panels. */
  readonly idPrefix: string;
}

interface OpenMenu {
  readonly tab: ResultTab;
  readonly anchor: Anchor;
}

/** A tab for each statement (ARIA tabs pattern): arrows choose, Delete closes, Shift+F10: menu. */
export function ResultTabs(props: ResultTabsProps): ReactElement {
  const { tabs, selectedId, idPrefix, onSelectTab, onCloseTab } = props;
  const listRef = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const closeMenu = useCallback(() => {
    setMenu(null);
  }, []);
  const current = tabs.findIndex((tab) => tab.id === selectedId);
  const { page, turn } = usePage(Math.floor(current / tabsOfPage));
  const first = page * tabsOfPage;
  const drawn = tabs.slice(first, first + tabsOfPage);
  useShowSelected(listRef, selectedId, drawn.length);
  /** The drawn tab that a mouse event belongs to. */
  const tabOf = ({ target, currentTarget }: MouseEvent): ResultTab | undefined =>
    drawn[[...currentTarget.children].findIndex((child) => child.contains(target as Node))];

  const handleKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const tab = tabs[current];
    if (tab === undefined) return;
    if (event.key === "Delete") {
      onCloseTab(tab.id);
    } else if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
      setMenu({ tab, anchor: (event.target as Element).getBoundingClientRect() });
    } else {
      const next = tabs[findNext(event.key, current, tabs.length) ?? -1];
      if (next === undefined) return;
      // The tab may be on another page, which must be rendered first.
      flushSync(() => {
        onSelectTab(next.id);
      });
      listRef.current
        ?.querySelector<HTMLElement>(`#${CSS.escape(toTabId(idPrefix, next.id))}`)
        ?.focus();
    }
    event.preventDefault();
  };

  return (
    <>
      {first > 0 && (
        <IconButton
          label="Earlier results"
          icon={ChevronLeft}
          className={styles["turn"]}
          onClick={() => {
            turn(page - 1);
          }}
        />
      )}
      <div
        ref={listRef}
        role="tablist"
        aria-label="Results"
        className={styles["list"]}
        onKeyDown={handleKeyDown}
        onClick={(event) => {
          const tab = tabOf(event);
          if (tab === undefined) return;
          const isClose = (event.target as Element).closest("[data-closes]") !== null;
          if (isClose) onCloseTab(tab.id);
          else onSelectTab(tab.id);
        }}
        onAuxClick={(event) => {
          const tab = tabOf(event);
          if (event.button === 1 && tab !== undefined) onCloseTab(tab.id);
        }}
        onContextMenu={(event) => {
          const tab = tabOf(event);
          if (tab === undefined) return;
          event.preventDefault();
          setMenu({ tab, anchor: { x: event.clientX, y: event.clientY, width: 0, height: 0 } });
        }}
      >
        {drawn.map((tab, index) => (
          <TabButton
            key={tab.id}
            tab={tab}
            number={first + index + 1}
            count={tabs.length}
            isSelected={tab.id === selectedId}
            // While the messages are shown, the result's panel may not be rendered.
            hasPanel={tab.id === selectedId && props.view !== "messages"}
            idPrefix={idPrefix}
          />
        ))}
      </div>
      {first + tabsOfPage < tabs.length && (
        <IconButton
          label="Later results"
          icon={ChevronRight}
          className={styles["turn"]}
          onClick={() => {
            turn(page + 1);
          }}
        />
      )}
      {menu !== null && (
        <Menu
          label="Result"
          items={makeTabMenu(menu.tab, props)}
          anchor={menu.anchor}
          onClose={closeMenu}
        />
      )}
    </>
  );
}

/** All drawn tabs are laid out again when one of them changes, so thousands would take seconds. */
const tabsOfPage = 100;

interface TabButtonProps {
  readonly tab: ResultTab;
  /** The tab's place among all tabs, from 1. */
  readonly number: number;
  /** The number of all tabs. */
  readonly count: number;
  readonly isSelected: boolean;
  readonly hasPanel: boolean;
  readonly idPrefix: string;
}

/**
 * Renders again only for a changed tab: a script of thousands changes one at a time. The list has
 * the handlers, because a handler as a prop differs at every render.
 */
const TabButton = memo(function TabButton(props: TabButtonProps): ReactElement {
  const { tab, number, count, isSelected, hasPanel, idPrefix } = props;
  const translate = useTranslate();
  return (
    <div
      role="tab"
      id={toTabId(idPrefix, tab.id)}
      aria-selected={isSelected}
      aria-setsize={count}
      aria-posinset={number}
      aria-controls={hasPanel ? toPanelId(idPrefix, tab.id) : undefined}
      aria-keyshortcuts="Delete"
      tabIndex={isSelected ? 0 : -1}
      title={shorten(tab.sql)}
      className={styles["tab"]}
    >
      <TabLabel tab={tab} number={number} />
      {/* For the mouse only: the keyboard has Delete, and a tab may not contain controls. */}
      <span
        aria-hidden="true"
        data-closes=""
        className={styles["close"]}
        title={translate("Close (Delete)")}
      >
        <X />
      </span>
    </div>
  );
});

function TabLabel({ tab, number }: Pick<TabButtonProps, "tab" | "number">): ReactElement {
  const { tone, word, rows, time } = describeTab(tab);
  return (
    <>
      <ToneIcon tone={tone} />
      <span className={styles["number"]}>{number}</span>{" "}
      <span className={styles[tone]}>{word}</span>{" "}
      {rows !== "" && <span className={styles["detail"]}>{rows}</span>}{" "}
      {time !== "" && <span className={styles["detail"]}>{time}</span>}{" "}
      {tab.isPinned && (
        <>
          <Pin className={styles["pin"]} aria-hidden="true" />
          <VisuallyHidden>{translate("pinned")}</VisuallyHidden>
        </>
      )}
    </>
  );
}

function ToneIcon({ tone }: { readonly tone: ResultTone }): ReactElement {
  if (tone === "running") return <Spinner />;
  const Icon = { ok: Check, warning: TriangleAlert, error: CircleX, stopped: Ban, waiting: Clock }[
    tone
  ];
  return <Icon className={joinClasses(styles["icon"], styles[tone])} aria-hidden="true" />;
}

function makeTabMenu(tab: ResultTab, props: ResultTabsProps): readonly MenuItem[] {
  const { onPinTab, onCloseTab, onCloseOtherTabs, onExport, onCopyReport } = props;
  const items: MenuItem[] = [
    {
      kind: "action",
      label: tab.isPinned ? "Unpin" : "Pin: keep it when the next script runs",
      icon: tab.isPinned ? PinOff : Pin,
      onSelect: () => onPinTab(tab.id, !tab.isPinned),
    },
    {
      kind: "action",
      label: "Copy the statement",
      icon: Copy,
      onSelect: () => void writeClipboard(tab.sql),
    },
  ];
  if (onCopyReport !== undefined) {
    items.push({
      kind: "action",
      label: "Copy as a bug report",
      icon: Bug,
      onSelect: () => onCopyReport(tab.id),
    });
  }
  if (onExport !== undefined) {
    items.push({
      kind: "action",
      label: "Export to a file…",
      icon: Download,
      isDisabled: findTables(tab).length === 0,
      onSelect: () => onExport(tab.id),
    });
  }
  items.push(
    { kind: "separator" },
    {
      kind: "action",
      label: "Close",
      icon: X,
      shortcut: "Delete",
      onSelect: () => onCloseTab(tab.id),
    },
  );
  if (onCloseOtherTabs !== undefined) {
    items.push({
      kind: "action",
      label: "Close the others",
      onSelect: () => onCloseOtherTabs(tab.id),
    });
  }
  return items;
}

function findNext(key: string, current: number, count: number): number | null {
  switch (key) {
    case "ArrowRight":
      return (current + 1) % count;
    case "ArrowLeft":
      return (current - 1 + count) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

const shownSqlLength = 400;

function shorten(sql: string): string {
  return sql.length > shownSqlLength ? `${sql.slice(0, shownSqlLength)}…` : sql;
}

export function toTabId(idPrefix: string, tabId: string): string {
  return `${idPrefix}-tab-${tabId}`;
}

export function toPanelId(idPrefix: string, tabId: string): string {
  return `${idPrefix}-panel-${tabId}`;
}
