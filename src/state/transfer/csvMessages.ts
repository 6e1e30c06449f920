import type { ColumnType } from "../../sql/csv/columnTypes.ts";

export interface CsvLayout {
  readonly delimiter: string;
  readonly hasHeader: boolean;
  /** Encoding label of the Encoding Standard. */
  readonly encoding: string;
}

/** Layout and first records of a file. */
export interface CsvPreview {
  readonly layout: CsvLayout;
  /**
   * Set when the encoding is unknown: the beginning of the file, up to the end of a line, and the
   * encodings in which it is valid, likely ones first. `null`: the file or the layout names it.
   */
  readonly undecided: {
    readonly bytes: Uint8Array;
    readonly encodings: readonly string[];
  } | null;
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** A record that cannot be loaded. */
export type CsvProblem =
  | { readonly kind: "fieldCount"; readonly line: number; readonly count: number }
  | { readonly kind: "malformed"; readonly line: number }
  /** PostgreSQL does not allow the character NUL; a file with many of them is UTF-16. */
  | { readonly kind: "nulCharacter"; readonly line: number }
  /** Bytes that are invalid in the encoding; reading stops there. */
  | { readonly kind: "badEncoding"; readonly line: number; readonly encoding: string }
  | {
      readonly kind: "wrongType";
      readonly line: number;
      readonly column: string;
      readonly value: string;
      readonly type: string;
    };

export type PreparedCsv =
  | { readonly kind: "prepared"; readonly bytes: Uint8Array; readonly rowCount: number }
  /** The first problems, and the number of all. */
  | { readonly kind: "invalid"; readonly problems: readonly CsvProblem[]; readonly count: number };

export interface PrepareRequest {
  readonly file: Blob;
  readonly layout: CsvLayout;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

export type CsvRequest =
  | { readonly kind: "preview"; readonly file: Blob; readonly layout: Partial<CsvLayout> }
  | ({ readonly kind: "prepare" } & PrepareRequest);

export type CsvReply = { readonly kind: "previewed"; readonly preview: CsvPreview } | PreparedCsv;
