import type { ExactRow } from "../../sql/session/sqlSession.ts";

/** Where the values of a grid come from that psql's aligned output may have lost something of. */
export type ExactSource =
  /** The server holds the rows; they are counted from 0, in the order in which they came. */
  | { readonly kind: "held"; readonly readRow: (row: number) => Promise<ExactRow> }
  | { readonly kind: "notHeld" };
