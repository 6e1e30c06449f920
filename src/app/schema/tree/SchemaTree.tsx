import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { RefreshCw, Search } from "lucide-react";
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
} from "react";
import { IconButton } from "../../ui/buttons/IconButton.tsx";
import { Menu } from "../../ui/menu/Menu.tsx";
import type { MenuItem } from "../../ui/menu/menuItem.ts";
import { observeShownRect } from "../../ui/floating/observeShownRect.ts";
import type { Anchor } from "../../ui/floating/placeFloating.ts";
import { focusActive, useFocusFollows } from "../../ui/useFocusFollows.ts";
import { flattenTree, type TreeRow } from "./flattenTree.ts";
import styles from "./schemaTree.module.css";
import type { SchemaTreeProps } from "./schemaTreeProps.ts";
import { findTyped, pressInTree, type TreeAction } from "./treeKeys.ts";
import { TreeRowView } from "./TreeRowView.tsx";
import { useActiveRow } from "./useActiveRow.ts";
import { useTypeAhead } from "./useTypeAhead.ts";
import { translate } from "../../translation/translation.ts";

interface OpenMenu {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly anchor: Anchor;
}

const rowHeight = 24;
const extraRows = 10;

/** The database's objects as a tree; children are loaded when their node is opened. */
export function SchemaTree(props: SchemaTreeProps): ReactElement {
  const { roots, childrenById, expandedIds, onExpandedIdsChange, onFilterChange } = props;
  const [filter, setFilter] = useState("");
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const scrollRef = useRef<HTMLDivElement>(null);
  const readTyped = useTypeAhead();
  const rows = useMemo(
    () => flattenTree({ roots, childrenById, expandedIds, filter }),
    [roots, childrenById, expandedIds, filter],
  );
  const active = useActiveRow(rows, scrollRef);
  const activeIndex = active.index;
  const tree = useTreeVirtualizer(scrollRef, rows.length, activeIndex);
  useLoadingOfOpened(rows, props);
  const focus = useFocusFollows(scrollRef, () => {
    tree.scrollToIndex(activeIndex);
  });
  const closeMenu = useCallback(() => {
    setMenu(null);
  }, []);

  const setExpanded = (ids: readonly string[], isExpanded: boolean): void => {
    const next = new Set(expandedIds);
    for (const id of ids) {
      if (isExpanded) next.add(id);
      else next.delete(id);
    }
    onExpandedIdsChange(next);
  };
  const perform = (action: TreeAction): void => {
    if (action.kind === "focus") active.activate(rows[action.index]);
    else if (action.kind === "expandSiblings") {
      setExpanded(findExpandableSiblings(rows, action.parentId), true);
    } else setExpanded([action.id], action.kind === "expand");
  };
  /** Handles Enter and a click: opens or closes a node, retries after a failure, selects a leaf. */
  const pick = (row: TreeRow): void => {
    active.activate(row);
    if (row.kind === "node" && row.node.hasChildren) setExpanded([row.id], !row.isExpanded);
    else if (row.kind === "note" && row.note.kind === "failed") retry(row, rows, props);
  };
  const openMenu = (row: TreeRow, anchor: Anchor): void => {
    active.activate(row);
    if (row.kind === "note") return;
    const items = props.actionsFor(row.node);
    if (items.length > 0) setMenu({ label: row.node.label, items, anchor });
  };
  const activate = (row: TreeRow): void => {
    if (row.kind === "node" && !row.node.hasChildren) props.onActivate?.(row.node);
  };

  const open = (row: TreeRow): void => {
    if (row.kind === "node" && row.node.hasChildren) props.onOpen?.(row.node);
  };

  const handleKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const row = rows[activeIndex];
    if (row === undefined || event.altKey) return;
    focus.follow();
    const pageRows = Math.max(
      1,
      Math.floor((scrollRef.current?.clientHeight ?? 0) / rowHeight) - 1,
    );
    const action =
      event.ctrlKey || event.metaKey ? null : pressInTree(rows, activeIndex, event.key, pageRows);
    const typed = action === null ? readTyped(event) : null;
    if (action !== null) perform(action);
    else if (event.key === "Enter") {
      pick(row);
      activate(row);
    } else if (event.key === "F4") open(row);
    else if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
      openMenu(row, (event.target as Element).getBoundingClientRect());
    } else if (typed !== null) {
      const found = findTyped(rows, activeIndex, typed);
      if (found !== null) active.activate(rows[found]);
    } else return;
    event.preventDefault();
  };

  return (
    <div className={styles["panel"]}>
      <div className={styles["tools"]}>
        <label className={styles["filter"]}>
          <Search aria-hidden="true" />
          <input
            type="search"
            aria-label={translate("Filter the schema")}
            placeholder={translate("Filter")}
            value={filter}
            onChange={({ currentTarget: { value } }) => {
              setFilter(value);
              onFilterChange?.(value);
            }}
            onKeyDown={(event) => {
              if (event.key === "ArrowDown") focusActive(scrollRef.current);
            }}
          />
        </label>
        <IconButton label="Refresh the schema" icon={RefreshCw} onClick={props.onRefresh} />
      </div>
      <div ref={scrollRef} className={styles["scroll"]}>
        <div
          role="tree"
          aria-label="Schema"
          className={styles["tree"]}
          style={{ height: rows.length * rowHeight }}
          onKeyDown={handleKeyDown}
          {...active.handlers}
        >
          {tree.items.map(({ index, start }) => {
            const row = rows[index];
            return (
              row !== undefined && (
                <TreeRowView
                  key={row.id}
                  row={row}
                  top={start}
                  isActive={index === activeIndex}
                  filter={filter.trim().toLowerCase()}
                  onFocus={active.activate}
                  onPick={pick}
                  onDoublePick={(picked) => {
                    activate(picked);
                    open(picked);
                  }}
                  onOpenMenu={openMenu}
                />
              )
            );
          })}
        </div>
        {rows.length === 0 && (
          <p className={styles["hint"]}>
            {translate("Nothing that has been opened matches “{{words}}”.", {
              words: filter.trim(),
            })}
          </p>
        )}
      </div>
      {menu !== null && <Menu {...menu} onClose={closeMenu} />}
    </div>
  );
}

interface TreeView {
  readonly items: readonly { readonly index: number; readonly start: number }[];
  readonly scrollToIndex: (index: number) => void;
}

/** The visible rows and some around them, and the focused one. */
function useTreeVirtualizer(
  scrollRef: { readonly current: HTMLDivElement | null },
  count: number,
  activeIndex: number,
): TreeView {
  // The warning concerns code for the React Compiler, which is not used.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    overscan: extraRows,
    observeElementRect: observeShownRect,
    rangeExtractor: (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      const isMissing = activeIndex < range.count && !indexes.includes(activeIndex);
      return isMissing ? [...indexes, activeIndex].sort((left, right) => left - right) : indexes;
    },
  });
  return {
    items: virtualizer.getVirtualItems(),
    scrollToIndex: (index) => {
      virtualizer.scrollToIndex(index, { align: "auto" });
    },
  };
}

/** Loads the children of open nodes, also of those that were open in the last visit. */
function useLoadingOfOpened(rows: readonly TreeRow[], props: SchemaTreeProps): void {
  const { childrenById, onLoadChildren } = props;
  const asked = useRef(new Set<string>());
  useEffect(() => {
    for (const id of asked.current) {
      if (childrenById.has(id)) asked.current.delete(id);
    }
    for (const row of rows) {
      if (row.kind !== "node" || !row.isExpanded) continue;
      if (childrenById.has(row.id) || asked.current.has(row.id)) continue;
      asked.current.add(row.id);
      onLoadChildren(row.node);
    }
  }, [rows, childrenById, onLoadChildren]);
}

function retry(row: TreeRow, rows: readonly TreeRow[], props: SchemaTreeProps): void {
  const parent = rows.find((candidate) => candidate.id === row.parentId);
  if (parent?.kind === "node") props.onLoadChildren(parent.node);
  else props.onRetryRoots?.();
}

function findExpandableSiblings(
  rows: readonly TreeRow[],
  parentId: string | null,
): readonly string[] {
  return rows.flatMap((row) =>
    row.kind === "node" && row.parentId === parentId && row.node.hasChildren ? [row.id] : [],
  );
}
