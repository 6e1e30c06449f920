import type { RelationKind } from "../../../sql/catalog/catalog.ts";

/** Names of the kinds of relations. */
export const relationWords: Readonly<Record<RelationKind, string>> = {
  table: "table",
  partitionedTable: "partitioned table",
  foreignTable: "foreign table",
  view: "view",
  materializedView: "materialized view",
  sequence: "sequence",
};
