import type { FoundObject } from "../../sql/catalog/foundObjects.ts";
import {
  type ObjectName,
  routineDefinition,
  selectFirstRows,
  withSemicolon,
} from "../../sql/catalog/objectStatements.ts";
import { selectDialect } from "../../state/store/selectors.ts";
import type { Workbench } from "../../state/workbench.ts";

const firstRows = 100;

/** Opens an object in a new tab: the first rows of a relation, the definition of others. */
export async function openFoundObject(workbench: Workbench, object: FoundObject): Promise<void> {
  const dialect = selectDialect(workbench.store.getState());
  const { kind, id, schema } = object;
  const name: ObjectName = { schema, name: object.name, dialect };
  switch (kind) {
    case "table":
    case "view":
    case "column": {
      const relation = kind === "column" ? object.detail : object.name;
      const text = selectFirstRows({ schema, name: relation, dialect }, firstRows);
      workbench.editor.add({ name: relation, text });
      await workbench.runs.runAll(text);
      return;
    }
    case "sequence":
    case "routine": {
      const source = await workbench.schema.loadSource(kind, id, dialect);
      if (source === null) return;
      const text = kind === "routine" ? routineDefinition(source, dialect) : withSemicolon(source);
      workbench.editor.add({ name: object.name, text });
      return;
    }
    case "package": {
      const text = await workbench.schema.loadPackage(id, name);
      if (text !== null) workbench.editor.add({ name: object.name, text });
    }
  }
}
