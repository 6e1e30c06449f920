/** A relation that a statement names or defines. Names are as the catalogue stores them. */
export interface NamedRelation {
  readonly schema: string | null;
  /** Empty for a subquery without an alias. */
  readonly name: string;
  readonly alias: string | null;
  /** Columns that the statement defines; without them the catalogue's columns apply. */
  readonly columns?: readonly DerivedColumn[];
}

/** A column of a subquery or a WITH query. */
export type DerivedColumn =
  | { readonly kind: "named"; readonly name: string }
  /** All columns of a relation in the query: `*`, `t.*`. */
  | { readonly kind: "all"; readonly relation: NamedRelation };

export function namedColumn(name: string): DerivedColumn {
  return { kind: "named", name };
}

export function allColumns(relation: NamedRelation): DerivedColumn {
  return { kind: "all", relation };
}

/** Replaces the first columns by a list of names. */
export function renameColumns(
  columns: readonly DerivedColumn[],
  listed: readonly string[],
): readonly DerivedColumn[] {
  if (listed.length === 0) return columns;
  const isKnown = columns.every(({ kind }) => kind === "named");
  return [...listed.map(namedColumn), ...(isKnown ? columns.slice(listed.length) : [])];
}
