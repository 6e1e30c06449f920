import type { FoundObject } from "../../sql/catalog/foundObjects.ts";
import { selectDialect } from "../../state/store/selectors.ts";
import { open } from "../schema/findInSchema.ts";
import type { Services } from "../services/services.ts";
import { openDefinition, openTable } from "../schema/openObject.ts";

/** Opens an object in a new tab: the first rows of a relation, the definition of others. */
export async function openFoundObject(services: Services, object: FoundObject): Promise<void> {
  const { workbench } = services;
  const { kind, id, schema, name, detail } = object;
  const dialect = selectDialect(workbench.store.getState());
  switch (kind) {
    case "table":
    case "view":
      return openTable(services, { schema, name, dialect });
    case "column":
      return openTable(services, { schema, name: detail, dialect });
    case "sequence":
    case "routine":
      return openDefinition(workbench, kind, id, name);
    case "package": {
      const text = await workbench.schema.loadPackage(id, { schema, name, dialect });
      if (text !== null) open(workbench, name, text);
    }
  }
}
