import type { Column } from "../../../../sql/model.ts";
import { classifyType, isDateColumn, isIntervalColumn } from "../../values/classifyType.ts";

/** What a column's values can be in a chart. */
export type ColumnRole =
  | "number"
  | "time"
  | "category"
  /** Intervals, JSON, bytes and arrays have no place on an axis. */
  | "none";

/** The role that the column's type allows. */
export function columnRole(column: Column): ColumnRole {
  if (isIntervalColumn(column)) return "none";
  if (isDateColumn(column)) return "time";
  switch (classifyType(column)) {
    case "number":
      return "number";
    case "boolean":
    case "text":
      return "category";
    case "json":
    case "bytea":
    case "array":
      return "none";
  }
}
