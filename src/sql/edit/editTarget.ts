import type { Dialect } from "../dialect.ts";
import type { NoOriginReason } from "./findOrigin.ts";

/** The table that a result's rows come from, with what is needed to change them. */
export interface EditTarget {
  readonly schema: string;
  readonly table: string;
  /** By column of the result. */
  readonly columns: readonly EditColumn[];
  /** Columns of the result that identify a row: the primary key, or a unique one without NULL. */
  readonly key: readonly number[];
  readonly canInsert: boolean;
  readonly canUpdate: boolean;
  readonly canDelete: boolean;
  /** Whether the server stores an empty string as NULL. */
  readonly isEmptyNull: boolean;
  readonly dialect: Dialect;
}

/**
 * Why a column of the result cannot be changed:
 *
 * - `computed`: an expression of the query;
 * - `generated`: computed by the table; `identity`: GENERATED ALWAYS AS IDENTITY;
 * - `repeated`: the column is in the result twice, and the first one can be changed;
 * - `privilege`: the user must not change it.
 */
export type ReadOnlyReason = "computed" | "generated" | "identity" | "repeated" | "privilege";

export type EditColumn =
  { readonly kind: "foreign"; readonly readOnly: "computed" | "repeated" } | TableColumn;

export interface TableColumn extends DescribedColumn {
  readonly kind: "table";
  readonly readOnly: ReadOnlyReason | null;
}

/** A column as the catalogue describes it, for its editor and the statements that change it. */
export interface DescribedColumn {
  readonly name: string;
  /** The type with its modifier, `character varying(10)`. */
  readonly type: string;
  /** The type without modifier: a cast to it changes no value. */
  readonly castType: string;
  readonly editor: EditorKind;
  /** Whether equality of the type tells all different texts apart. */
  readonly isComparable: boolean;
  readonly isNotNull: boolean;
  /** The default as SQL; `null` if there is none. Identity columns have one too. */
  readonly defaultText: string | null;
  /** Labels of an enum. */
  readonly labels: readonly string[];
  readonly foreignKey: ForeignColumn | null;
}

export type EditorKind = "text" | "longText" | "number" | "boolean" | "json" | "choice";

export interface ForeignColumn {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
}

/**
 * Why a result cannot be edited. Besides the reasons of `findOrigin`:
 *
 * - `notQuery`: it is no plain query; `noTable`: the relation is no table; `system`: a system table;
 * - `noKey`: the table has no key; `keyMissing`: `columns` of its key are not in the result;
 * - `privilege`: the user must not change the table;
 * - `busy`: the session runs something; `failedTransaction`: only a rollback is possible;
 * - `readOnly`: the transaction is read-only; `server`: the server's message;
 * - `encoding`: values contain bytes that are not text; `lost`: no answer; `stopped`: a statement
 *   was cancelled or not run.
 */
export type EditRefusal =
  | {
      readonly kind:
        | NoOriginReason
        | "notQuery"
        | "noTable"
        | "system"
        | "noKey"
        | "privilege"
        | "busy"
        | "failedTransaction"
        | "readOnly"
        | "encoding"
        | "lost"
        | "stopped";
    }
  | { readonly kind: "keyMissing"; readonly columns: readonly string[] }
  | { readonly kind: "server"; readonly message: string };
