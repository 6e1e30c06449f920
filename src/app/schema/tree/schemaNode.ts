/** The kind of object of a tree node; decides the icon and the word read aloud. */
export type SchemaNodeKind =
  | "database"
  | "schema"
  | "folder"
  | "table"
  | "partitionedTable"
  | "foreignTable"
  | "view"
  | "materializedView"
  | "column"
  | "index"
  | "constraint"
  | "primaryKey"
  | "foreignKey"
  | "trigger"
  | "sequence"
  | "function"
  | "procedure"
  | "aggregate"
  | "package"
  | "synonym"
  | "type"
  | "extension"
  | "role";

export interface SchemaNode {
  /** Unique in the tree and unchanged by a refresh, so that open nodes stay open. */
  readonly id: string;
  readonly kind: SchemaNodeKind;
  readonly label: string;
  /** Shown faint after the label: a column's type, a function's arguments. */
  readonly detail?: string;
  /** Short marks after the detail: "PK", "FK", "not null". */
  readonly badges?: readonly string[];
  readonly hasChildren: boolean;
  /** The text for dragging or copying the name, quoted as SQL needs it; by default the label. */
  readonly dragText?: string;
}

/** State of an opened node's children. */
export type SchemaChildren =
  | { readonly kind: "loading" }
  | { readonly kind: "loaded"; readonly nodes: readonly SchemaNode[] }
  | { readonly kind: "failed"; readonly reason: string };
