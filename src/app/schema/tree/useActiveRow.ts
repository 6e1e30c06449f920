import { type FocusEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { focusActive } from "../../ui/useFocusFollows.ts";
import type { TreeRow } from "./flattenTree.ts";

export interface ActiveRow {
  /** 0 if no row was chosen yet. */
  readonly index: number;
  readonly activate: (row: TreeRow | undefined) => void;
  readonly handlers: {
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
    readonly onBlur: () => void;
  };
}

/** The row that keys act on. It and the focus survive that its object is created anew or dropped. */
export function useActiveRow(
  rows: readonly TreeRow[],
  containerRef: RefObject<HTMLElement | null>,
): ActiveRow {
  const [active, setActive] = useState<PlacedRow | null>(null);
  const focused = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    if (focused.current === null || focused.current.isConnected) return;
    focused.current = null;
    if (document.activeElement === document.body) focusActive(containerRef.current);
  });
  return {
    index: active === null ? 0 : findActiveIndex(rows, active),
    activate: (row) => {
      setActive(row === undefined ? null : { row, index: rows.indexOf(row) });
    },
    handlers: {
      onFocus: ({ target }) => {
        focused.current = target;
      },
      // React calls no handler while it removes an element.
      onBlur: () => {
        focused.current = null;
      },
    },
  };
}

interface PlacedRow {
  readonly row: TreeRow;
  readonly index: number;
}

/** Finds a row by its id, else an object of the same name and kind, else what is in its place. */
function findActiveIndex(rows: readonly TreeRow[], { row, index }: PlacedRow): number {
  const same = rows.findIndex(({ id }) => id === row.id);
  if (same >= 0) return same;
  const renewed = rows.findIndex((candidate) => isNamedAlike(candidate, row));
  return renewed >= 0 ? renewed : Math.max(0, Math.min(index, rows.length - 1));
}

function isNamedAlike(left: TreeRow, right: TreeRow): boolean {
  return (
    left.kind === "node" &&
    right.kind === "node" &&
    left.parentId === right.parentId &&
    left.node.kind === right.node.kind &&
    left.node.label === right.node.label &&
    left.node.detail === right.node.detail
  );
}
