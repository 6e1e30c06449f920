import type {
  ColumnOrderState,
  ColumnPinningState,
  ColumnSizingState,
  ColumnVisibilityState,
} from "@tanstack/react-table";
import { createContext } from "react";
import type { Column } from "../../../sql/model.ts";

/** What of a grid's columns stays when its rows are read again. */
export interface ColumnsView {
  readonly columns: readonly Column[];
  readonly estimate: WidthEstimate;
  /** What the user has set. */
  readonly state: {
    readonly columnSizing: ColumnSizingState;
    readonly columnVisibility: ColumnVisibilityState;
    readonly columnPinning: ColumnPinningState;
    readonly columnOrder: ColumnOrderState;
  };
}

/** Widths in characters, of columns whose width the user has not set. */
export interface WidthEstimate {
  readonly widths: readonly number[];
  readonly names: string;
  readonly hasRows: boolean;
}

/** Hands the view of a grid's columns on to the grid that replaces it. */
export class KeptColumns {
  #view: ColumnsView | null = null;
  #scrollLeft = 0;

  keep(view: ColumnsView): void {
    this.#view = view;
  }

  /** Keeps how far the grid is scrolled to the right, in CSS pixels. */
  keepScroll(left: number): void {
    this.#scrollLeft = left;
  }

  /** The last view, if it was of the same columns. */
  viewOf(columns: readonly Column[]): ColumnsView | null {
    return this.#view !== null && areSame(this.#view.columns, columns) ? this.#view : null;
  }

  /** How far the last grid was scrolled to the right, if it had the same columns; else 0. */
  scrollLeftOf(columns: readonly Column[]): number {
    return this.viewOf(columns) === null ? 0 : this.#scrollLeft;
  }
}

/** Where the grids below hand on the view of their columns; `null`: each begins anew. */
export const KeptColumnsContext = createContext<KeptColumns | null>(null);

/** Compares names and types; types are known shortly after the rows, until then they are `null`. */
function areSame(left: readonly Column[], right: readonly Column[]): boolean {
  const isSame = ({ name, type }: Column, other: Column | undefined): boolean =>
    name === other?.name && (type === null || other.type === null || type === other.type);
  return (
    left.length === right.length && left.every((column, index) => isSame(column, right[index]))
  );
}
