import type { Dialect } from "../dialect.ts";
import type { EditColumn, EditRefusal, EditTarget, ReadOnlyReason } from "./editTarget.ts";
import { type ColumnFacts, systemSchemas, type TableFacts } from "./tableFacts.ts";

export type EditDecision =
  | { readonly kind: "editable"; readonly target: EditTarget }
  | { readonly kind: "refused"; readonly reason: EditRefusal };

/** Decides which columns of a result can be changed, from the catalogue's description of its table. */
export function decideEditable(
  facts: TableFacts,
  attributes: readonly (number | null)[],
  server: { readonly isEmptyNull: boolean; readonly dialect: Dialect },
): EditDecision {
  const { schema, table, canInsert, canUpdate, canDelete } = facts;
  if (systemSchemas.has(schema)) return refuse({ kind: "system" });
  // A view has keys if it is a view of one table.
  const isView = facts.relationKind === "v" && facts.keys.length > 0;
  if (!tableKinds.has(facts.relationKind) && !isView) return refuse({ kind: "noTable" });
  if (!canInsert && !canUpdate && !canDelete) return refuse({ kind: "privilege" });
  const byNumber = new Map(facts.columns.map((column) => [column.attribute, column]));
  const keys = facts.keys.filter((key) =>
    key.every((attribute) => byNumber.get(attribute)?.isNotNull === true),
  );
  const [best] = keys;
  if (best === undefined) return refuse({ kind: "noKey" });
  const key = keys.find((each) => each.every((attribute) => attributes.includes(attribute)));
  if (key === undefined) {
    const missing = best.filter((attribute) => !attributes.includes(attribute));
    const columns = missing.map((attribute) => byNumber.get(attribute)?.name ?? "");
    return refuse({ kind: "keyMissing", columns });
  }
  const columns = attributes.map((attribute, index): EditColumn => {
    const found = attribute === null ? undefined : byNumber.get(attribute);
    if (found === undefined) return { kind: "foreign", readOnly: "computed" };
    if (attributes.indexOf(attribute) < index) return { kind: "foreign", readOnly: "repeated" };
    return { kind: "table", ...describeColumn(found) };
  });
  const place = (attribute: number): number => attributes.indexOf(attribute);
  return {
    kind: "editable",
    target: {
      schema,
      table,
      columns,
      key: key.map(place),
      canInsert,
      canUpdate,
      canDelete,
      ...server,
    },
  };
}

/** Ordinary and partitioned tables (`pg_class.relkind`). */
const tableKinds: ReadonlySet<string> = new Set(["r", "p"]);
function describeColumn(facts: ColumnFacts): Omit<Extract<EditColumn, { kind: "table" }>, "kind"> {
  const { name, type, castType, editor, isComparable, isNotNull, defaultText, labels } = facts;
  const { foreignKey } = facts;
  const readOnly = findReadOnly(facts);
  return {
    ...{ name, type, castType, editor, isComparable, isNotNull, defaultText, labels },
    ...{ foreignKey, readOnly },
  };
}

function findReadOnly(facts: ColumnFacts): ReadOnlyReason | null {
  if (facts.isGenerated) return "generated";
  if (facts.isAlwaysIdentity) return "identity";
  return facts.mayUpdate ? null : "privilege";
}

function refuse(reason: EditRefusal): EditDecision {
  return { kind: "refused", reason };
}
