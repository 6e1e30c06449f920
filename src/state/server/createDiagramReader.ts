import type { SchemaDiagram } from "../../sql/diagram/schemaDiagram.ts";
import type { ObjectId } from "../../sql/catalog/catalog.ts";
import { selectDatabase } from "../store/selectors.ts";
import type { ServiceDatabase } from "../machine/serviceDatabase.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";

/** Reads a schema's tables and foreign keys through the service session; `null` on failure. */
export function createDiagramReader(
  context: WorkbenchContext,
  service: Pick<ServiceDatabase, "run">,
): (schemaId: ObjectId) => Promise<SchemaDiagram | null> {
  return async (schemaId) => {
    const database = selectDatabase(context.get());
    if (database === null) return null;
    const { parseSchemaDiagram, schemaDiagramQuery } =
      await import("../../sql/diagram/schemaDiagram.ts");
    const result = await service.run(database, schemaDiagramQuery(schemaId));
    return result?.outcome.kind === "completed" ? parseSchemaDiagram(result.blocks) : null;
  };
}
