import type { ColumnType } from "../../sql/csv/columnTypes.ts";

export interface CsvLayout {
  readonly delimiter: string;
  readonly hasHeader: boolean;
  /** A name of the Encoding Standard. */
  readonly encoding: string;
}

/** What the beginning of a file looks like. */
export interface CsvPreview {
  readonly layout: CsvLayout;
  /**
   * The file does not say its encoding: the beginning of it, up to a line's end, and the encodings in
   * which that is valid, likely ones first. `null`: it does, or the layout did.
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
  /** PostgreSQL has no character NUL; a file that is full of them is UTF-16. */
  | { readonly kind: "nulCharacter"; readonly line: number }
  /** Bytes that mean nothing in the encoding; the file is read no further. */
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
  /** The first problems, and how many there are. */
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
