/** A table or view that is shown with filters and an order that the server applies. */
export interface OpenedTable {
  readonly schema: string;
  readonly name: string;
  /** In the order of `select *`. */
  readonly columns: readonly TableColumn[];
  /** A row is shown if it passes all. */
  readonly filters: readonly ColumnFilter[];
  /** The first sorting key first. */
  readonly sorting: readonly ColumnSort[];
  /** The most rows that the statement reads. */
  readonly limit: number;
}

export interface TableColumn {
  readonly name: string;
  /** As `format_type` writes it; of a domain the type below it. */
  readonly type: string;
}

export interface ColumnSort {
  readonly column: string;
  readonly isDescending: boolean;
}

export interface ColumnFilter {
  readonly column: string;
  readonly test: FilterTest;
}

export type FilterTest =
  | { readonly kind: "compare"; readonly operator: CompareOperator; readonly value: string }
  /** Ignores case. */
  | { readonly kind: "contains"; readonly value: string }
  | { readonly kind: "isNull" }
  | { readonly kind: "isNotNull" };

export const compareOperators = ["=", "<>", "<", "<=", ">", ">="] as const;
export type CompareOperator = (typeof compareOperators)[number];
