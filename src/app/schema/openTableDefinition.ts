import type { ObjectName } from "../../sql/catalog/objectStatements.ts";
import type { Workbench } from "../../state/workbench.ts";

/** Opens the statements that create a table in a new tab. */
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
