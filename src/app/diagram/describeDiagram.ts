import type {
  DiagramColumn,
  DiagramReference,
  DiagramTable,
  SchemaDiagram,
} from "../../sql/diagram/schemaDiagram.ts";
import { translate } from "../translation/translation.ts";

/** Describes a table in a sentence, for screen readers and the text form. */
export function describeTable(table: DiagramTable, diagram: SchemaDiagram): string {
  const named = diagram.references
    .filter(({ from }) => from.tableId === table.id)
    .map(({ to }) => nameOf(to.tableId, diagram));
  const columns = translate("{{table}}, {{count}} columns", {
    table: table.label,
    count: table.columns.length,
  });
  return named.length === 0
    ? columns
    : `${columns}, ${translate("references {{tables}}", { tables: [...new Set(named)].join(", ") })}`;
}

/** Describes a foreign key in a sentence: how many rows refer to how many. */
export function describeReference(reference: DiagramReference, diagram: SchemaDiagram): string {
  const { from, to, isUnique, isOptional } = reference;
  const words = isUnique
    ? isOptional
      ? "{{from}} references {{to}}: at most one row names a row, or none"
      : "{{from}} references {{to}}: at most one row names each row"
    : isOptional
      ? "{{from}} references {{to}}: many rows name one row, or none"
      : "{{from}} references {{to}}: many rows name one row";
  return translate(words, {
    from: `${nameOf(from.tableId, diagram)} (${from.columns.join(", ")})`,
    to: `${nameOf(to.tableId, diagram)} (${to.columns.join(", ")})`,
  });
}

/** "PK", "FK", both or neither, as in the schema tree. */
export function keyMark({ isPrimaryKey, isForeignKey }: DiagramColumn): string {
  return [isPrimaryKey ? "PK" : "", isForeignKey ? "FK" : ""]
    .filter((mark) => mark !== "")
    .join(" ");
}

function nameOf(tableId: number, { tables }: SchemaDiagram): string {
  return tables.find(({ id }) => id === tableId)?.label ?? "";
}
