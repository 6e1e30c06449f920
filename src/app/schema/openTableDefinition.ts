import type { ObjectName } from "../../sql/catalog/objectStatements.ts";
import type { Workbench } from "../../state/workbench.ts";

/** Shows the statements that make a table in a tab of its own. */
export async function openTableDefinition(
  workbench: Workbench,
  tableId: number,
  name: ObjectName,
): Promise<void> {
  const details = await workbench.schema.readRelation(tableId);
  if (details === null) return;
  const { tableDefinition } = await import("../../sql/catalog/objectStatements.ts");
  workbench.editor.add({ name: name.name, text: tableDefinition(name, details) });
}
