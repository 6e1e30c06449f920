import {
  parseSchemaDiagram,
  type SchemaDiagram,
  schemaDiagramQuery,
} from "../sql/diagram/schemaDiagram.ts";
import type { ObjectId } from "../sql/catalog/catalog.ts";
import type { Connections } from "./connections.ts";

/** Reads a schema's tables and foreign keys through the service session; `null` when it does not answer. */
export function createDiagramReader(
  connections: Pick<Connections, "service">,
): (schemaId: ObjectId) => Promise<SchemaDiagram | null> {
  return async (schemaId) => {
    const service = connections.service();
    if (service === null) return null;
    const query = schemaDiagramQuery(schemaId);
    const { outcome, blocks } = await service.run(query, { pageSize: null });
    return outcome.kind === "completed" ? parseSchemaDiagram(blocks) : null;
  };
}
