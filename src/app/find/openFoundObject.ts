import type { FoundObject } from "../../sql/catalog/foundObjects.ts";
import { selectDialect } from "../../state/store/selectors.ts";
import type { Workbench } from "../../state/workbench.ts";
import { open } from "../schema/findInSchema.ts";
import { openDefinition, openTable } from "../schema/openObject.ts";

/** Opens an object in a new tab: the first rows of a relation, the definition of others. */
export async function openFoundObject(workbench: Workbench, object: FoundObject): Promise<void> {
  const { kind, id, schema, name, detail } = object;
  const dialect = selectDialect(workbench.store.getState());
  switch (kind) {
    case "table":
    case "view":
      return openTable(workbench, { schema, name, dialect });
    case "column":
      return openTable(workbench, { schema, name: detail, dialect });
    case "sequence":
    case "routine":
      return openDefinition(workbench, kind, id, name);
    case "package": {
      const text = await workbench.schema.loadPackage(id, { schema, name, dialect });
      if (text !== null) open(workbench, name, text);
    }
  }
}
