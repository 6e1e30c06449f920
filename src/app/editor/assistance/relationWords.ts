import type { RelationKind } from "../../../sql/catalog/catalog.ts";

/** What the kinds of relations are called. */
export const relationWords: Readonly<Record<RelationKind, string>> = {
  table: "table",
  partitionedTable: "partitioned table",
  foreignTable: "foreign table",
  view: "view",
  materializedView: "materialized view",
  sequence: "sequence",
};
