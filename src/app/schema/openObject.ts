import type { SourceKind } from "../../sql/catalog/catalogQueries.ts";
import {
  type ObjectName,
  routineDefinition,
  selectFirstRows,
  withSemicolon,
} from "../../sql/catalog/objectStatements.ts";
import { selectDialect, selectPort } from "../../state/store/selectors.ts";
import type { Services } from "../services/services.ts";
import type { Workbench } from "../../state/workbench.ts";
import { open } from "./findInSchema.ts";

/** Number of rows that are read of a relation that is opened. */
export const firstRows = 100;

/** Runs a text in the tab that holds it already on the same port, else in a new one. */
export async function openAndRun(
  { workbench, ui }: Services,
  tabName: string,
  sql: string,
): Promise<void> {
  ui.setState({ workplace: "editor" });
  const state = workbench.store.getState();
  const port = selectPort(state);
  const tab = state.editor.tabs.find(
    (candidate) => candidate.port === port && candidate.text.trim() === sql.trim(),
  );
  if (tab === undefined) open(workbench, tabName, sql);
  else workbench.editor.activate(tab.id);
  await workbench.runs.runAll(sql);
}

/** Opens the first rows of a relation. */
export function openFirstRows(services: Services, name: ObjectName): Promise<void> {
  return openAndRun(services, name.name, selectFirstRows(name, firstRows));
}

/** Shows a relation with filters and an order that the server applies. */
export function openTable(
  { workbench, ui }: Services,
  { schema, name }: ObjectName,
): Promise<void> {
  ui.setState({ workplace: "editor" });
  return workbench.tables.open({ schema, name });
}

/** Opens the statement that creates an object in a new tab; does nothing if the object is gone. */
export async function openDefinition(
  workbench: Workbench,
  kind: SourceKind,
  id: number,
  label: string,
): Promise<void> {
  const dialect = selectDialect(workbench.store.getState());
  const source = await workbench.schema.loadSource(kind, id, dialect);
  if (source === null) return;
  const text = kind === "routine" ? routineDefinition(source, dialect) : withSemicolon(source);
  open(workbench, label, text);
}
