import { type NodeValue, parseNodeTree } from "./parseNodeTree.ts";

/** Where the columns of a query come from. */
export type QueryOrigin =
  | {
      readonly kind: "table";
      readonly tableId: string;
      /** The table's column number (`attnum`) by column of the result; `null` for an expression. */
      readonly attributes: readonly (number | null)[];
    }
  | { readonly kind: "none"; readonly reason: NoOriginReason };

/**
 * - `several`: the query joins tables, or has none in its FROM;
 * - `grouped`: a row of the result is not one row of the table (GROUP BY, DISTINCT, UNION ...);
 * - `unread`: the tree is not in the known form.
 */
export type NoOriginReason = "several" | "grouped" | "unread";

/**
 * Finds the only table of a query in its parse tree, as `pg_rewrite.ev_action` holds it
 * (PostgreSQL documentation, "pg_rewrite"; fields of `Query` in `src/include/nodes/parsenodes.h`).
 */
export function findOrigin(action: string): QueryOrigin {
  const tree = parseNodeTree(action);
  const query = tree?.kind === "list" ? tree.items[0] : tree;
  if (query?.kind !== "node" || query.name !== "QUERY") return none("unread");
  if (isGrouped(query)) return none("grouped");
  const from = items(field(field(query, "jointree"), "fromlist"));
  const [reference] = from;
  if (from.length !== 1 || reference?.kind !== "node" || reference.name !== "RANGETBLREF") {
    return none("several");
  }
  const entry = items(field(query, "rtable"))[Number(word(field(reference, "rtindex"))) - 1];
  const tableId = word(field(entry, "relid"));
  if (word(field(entry, "rtekind")) !== "0" || !/^[1-9]\d*$/.test(tableId)) return none("several");
  const targets = items(field(query, "targetList")).filter(
    (target) => word(field(target, "resjunk")) !== "true",
  );
  if (targets.length === 0) return none("unread");
  return { kind: "table", tableId, attributes: targets.map((each) => toAttribute(each, tableId)) };
}

const groupingLists = ["groupClause", "groupingSets", "distinctClause", "havingQual"];
const groupingFlags = ["hasAggs", "hasWindowFuncs", "hasTargetSRFs", "hasModifyingCTE"];

function isGrouped(query: NodeValue): boolean {
  const isSet = (name: string): boolean => {
    const value = field(query, name);
    return value !== undefined && word(value) !== "<>";
  };
  return (
    groupingLists.concat("setOperations").some(isSet) ||
    groupingFlags.some((name) => word(field(query, name)) === "true")
  );
}

/** System columns (`ctid`) have negative numbers and cannot be edited. */
function toAttribute(target: NodeValue, tableId: string): number | null {
  const number = Number(word(field(target, "resorigcol")));
  return word(field(target, "resorigtbl")) === tableId && number > 0 ? number : null;
}

function none(reason: NoOriginReason): QueryOrigin {
  return { kind: "none", reason };
}

function field(value: NodeValue | undefined, name: string): NodeValue | undefined {
  return value?.kind === "node" ? value.fields.get(name) : undefined;
}

function items(value: NodeValue | undefined): readonly NodeValue[] {
  return value?.kind === "list" ? value.items : [];
}

function word(value: NodeValue | undefined): string {
  return value?.kind === "word" ? value.text : "";
}
