import type { CatalogRelation, CatalogRoutine } from "../../sql/catalog/catalog.ts";
import type { ObjectName } from "../../sql/catalog/objectStatements.ts";
import { selectDialect } from "../../state/store/selectors.ts";
import type { Workbench } from "../../state/workbench.ts";

/** Opens a text in a new tab, so that no text is overwritten. */
export function open(workbench: Workbench, name: string | null, text: string): void {
  workbench.editor.add({ name, text });
}

export function findRelation(
  workbench: Workbench,
  schemaId: number,
  id: number,
): CatalogRelation | null {
  const objects = workbench.store.getState().schema.objectsBySchema[schemaId]?.value;
  return objects?.relations.find((relation) => relation.id === id) ?? null;
}

export function findRoutine(
  workbench: Workbench,
  schemaId: number,
  id: number,
): CatalogRoutine | null {
  const objects = workbench.store.getState().schema.objectsBySchema[schemaId]?.value;
  return objects?.routines.find((routine) => routine.id === id) ?? null;
}

export function nameIn(workbench: Workbench, schemaId: number, name: string): ObjectName | null {
  const state = workbench.store.getState();
  const schema = state.schema.server?.value?.schemas.find(({ id }) => id === schemaId);
  return schema === undefined ? null : { schema: schema.name, name, dialect: selectDialect(state) };
}
