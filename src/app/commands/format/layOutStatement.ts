import { formatDialect, plsql, postgresql } from "sql-formatter";
import type { Dialect } from "../../../sql/dialect.ts";

/** Formats a statement; `null` if the formatter cannot parse it. */
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
