/** A relation that a statement names or makes. Names as the catalogue stores them. */
export interface NamedRelation {
  readonly schema: string | null;
  /** Empty for a subquery without an alias. */
  readonly name: string;
  readonly alias: string | null;
  /** Columns that the statement itself gives it; without them they are the catalogue's. */
  readonly columns?: readonly DerivedColumn[];
}

/** A column of a subquery or a WITH query. */
export type DerivedColumn =
  | { readonly kind: "named"; readonly name: string }
  /** All columns of a relation that the query reads: `*`, `t.*`. */
  | { readonly kind: "all"; readonly relation: NamedRelation };

export function namedColumn(name: string): DerivedColumn {
  return { kind: "named", name };
}

export function allColumns(relation: NamedRelation): DerivedColumn {
  return { kind: "all", relation };
}

/** A list of names takes the place of the first columns. */
export function renameColumns(
  columns: readonly DerivedColumn[],
  listed: readonly string[],
): readonly DerivedColumn[] {
  if (listed.length === 0) return columns;
  const isKnown = columns.every(({ kind }) => kind === "named");
  return [...listed.map(namedColumn), ...(isKnown ? columns.slice(listed.length) : [])];
}
