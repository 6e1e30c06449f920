import { formatDialect, plsql, postgresql } from "sql-formatter";
import type { Dialect } from "../../../sql/dialect.ts";

/** Lays a statement out; `null` when the formatter cannot read it. */
export function layOutStatement(sql: string, dialect: Dialect): string | null {
  try {
    return formatDialect(sql, {
      dialect: dialect.name === "oracle" ? plsql : postgresql,
      keywordCase: "preserve",
      tabWidth: 2,
    });
  } catch {
    return null;
  }
}
