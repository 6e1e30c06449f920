import { type RefObject, use, useLayoutEffect, useRef } from "react";
import type { Column } from "../../../sql/model.ts";
import { KeptColumnsContext } from "../gridModel/keptColumns.ts";

/**
 * Scrolls a new grid to the columns that the grid before it showed; returns the handler that keeps
 * the place.
 * @param totalWidth Changes when the characters are measured; a place may be reached only then.
 */
export function useKeptScroll(
  gridRef: RefObject<HTMLElement | null>,
  columns: readonly Column[],
  totalWidth: number,
): () => void {
  const kept = use(KeptColumnsContext);
  const wanted = useRef(kept?.scrollLeftOf(columns) ?? 0);
  useLayoutEffect(() => {
    if (gridRef.current !== null && wanted.current > 0) gridRef.current.scrollLeft = wanted.current;
  }, [gridRef, totalWidth]);
  return () => {
    wanted.current = gridRef.current?.scrollLeft ?? 0;
    kept?.keepScroll(wanted.current);
  };
}
