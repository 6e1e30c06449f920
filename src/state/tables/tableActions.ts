import { dialectOfServer } from "../../sql/dialectOfServer.ts";
import { rowsOf } from "../../sql/edit/rowsOf.ts";
import { plainQuery } from "../../sql/plainStatement.ts";
import type { SqlSession } from "../../sql/session/contract/sqlSession.ts";
import { idleTransaction, isInTransaction } from "../../sql/session/idleTransaction.ts";
import { noBrackets, runBracketed, undoBrackets } from "../../sql/session/undoBrackets.ts";
import { columnsQuery, parseColumns } from "../../sql/table/columnsQuery.ts";
import type { OpenedTable, TableColumn } from "../../sql/table/openedTable.ts";
import {
  countTable,
  estimateTable,
  type FilteredTable,
  type PortRules,
  readEstimate,
  selectTable,
} from "../../sql/table/tableQueries.ts";
import type { Connections } from "../machine/connections.ts";
import type { ServiceDatabase } from "../machine/serviceDatabase.ts";
import type { RunActions } from "../statements/runActions.ts";
import { addEditorTab, changeEditorTab, type EditorTab } from "../store/editorTabs.ts";
import { selectDatabase, selectOpenedTable, selectPort } from "../store/selectors.ts";
import { openedTableOf } from "../store/tableSource.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { RowCount } from "./rowCount.ts";

/** Tables that are shown with filters and an order that the server applies. */
export interface TableActions {
  /**
   * Shows a table or view in the tab that shows it already on this port, else in a new one, whose
   * editor is folded.
   */
  open(relation: Pick<OpenedTable, "schema" | "name">): Promise<void>;
  /** Writes the tab's statement anew and runs it; nothing if the user has changed the text. */
  change(tabId: string, change: Partial<Pick<OpenedTable, "filters" | "sorting">>): Promise<void>;
  /**
   * Asks the server for the number of rows that a result's table has: first the planner, then by
   * counting if they are few or `wantsExact`.
   */
  count(runId: string, wantsExact: boolean): Promise<RowCount>;
}

/** The most rows that a cursor holds of an opened table: it fills the guest's memory. */
export const mostHeldRows = 100_000;
/** Where no cursor can hold the rows, as in a transaction, all of them are printed. */
const mostPrintedRows = 500;
/** Fewer rows are counted without asking the user: about a second's work. */
const fewRows = 1_000_000;

export function createTableActions(
  context: WorkbenchContext,
  connections: Pick<Connections, "session">,
  service: Pick<ServiceDatabase, "run">,
  runs: Pick<RunActions, "runAll">,
): TableActions {
  const findTab = (id: string): EditorTab | undefined =>
    context.get().editor.tabs.find((tab) => tab.id === id);

  const readColumns = async (
    relation: Pick<OpenedTable, "schema" | "name">,
  ): Promise<readonly TableColumn[] | null> => {
    const database = selectDatabase(context.get());
    const query = plainQuery(columnsQuery(relation.schema, relation.name));
    const result = database === null ? null : await service.run(database, query);
    return result?.outcome.kind === "completed" ? parseColumns(result.blocks) : null;
  };

  const findLimit = (port: number): number => {
    const { sessions, settings } = context.get();
    const session = sessions[port];
    const isPaged =
      settings.pageSize !== null &&
      session?.transaction !== "open" &&
      session?.isAutocommit !== false;
    return isPaged ? mostHeldRows : (settings.pageSize ?? mostPrintedRows);
  };

  const rulesOf = async (port: number, { filters }: FilteredTable): Promise<PortRules> => {
    const dialect = dialectOfServer(context.get().sessions[port]?.server ?? null);
    const session = connections.session(port);
    const hasEmpty = filters.some(({ test }) => test.kind === "compare" && test.value === "");
    // Only Oracle's mode can take '' for NULL.
    const asks = hasEmpty && dialect.name === "oracle" && session !== null;
    return { dialect, isEmptyNull: asks && (await askEmptyIsNull(session)) };
  };

  /** Writes the statement into the tab and returns it; `null` if the user has left the tab. */
  const write = async (tabId: string, port: number, table: OpenedTable): Promise<string | null> => {
    const text = selectTable(table, await rulesOf(port, table));
    if (context.get().editor.activeId !== tabId) return null;
    const isFolded = findTab(tabId)?.source?.isFolded ?? true;
    context.update("editor", (editor) =>
      changeEditorTab(editor, tabId, { text, source: { kind: "table", table, text, isFolded } }),
    );
    return text;
  };

  const keep = (tabId: string, columns: readonly TableColumn[] | null): void => {
    const { source } = findTab(tabId) ?? {};
    if (columns === null || source === undefined) return;
    const table = { ...source.table, columns };
    context.update("editor", (editor) =>
      changeEditorTab(editor, tabId, { source: { ...source, table } }),
    );
  };

  return {
    async open({ schema, name }) {
      const port = selectPort(context.get());
      if (port === null) return;
      const reading = readColumns({ schema, name });
      const known = context.get().editor.tabs.find((tab) => {
        const table = openedTableOf(tab);
        return tab.port === port && table?.schema === schema && table.name === name;
      });
      const old = known === undefined ? null : openedTableOf(known);
      const table = old ?? { schema, name, columns: [], filters: [], sorting: [], limit: 1 };
      const shown = { ...table, limit: findLimit(port) };
      const id = known?.id ?? context.dependencies.createId();
      context.update("editor", (editor) =>
        known === undefined
          ? addEditorTab(editor, { id, name, text: "", port })
          : { ...editor, activeId: id },
      );
      const text = await write(id, port, shown);
      const keepColumns = async (): Promise<void> => {
        keep(id, await reading);
      };
      // The service session may be busy with the catalogue: the rows do not wait for it.
      await Promise.all([text === null ? null : runs.runAll(text), keepColumns()]);
    },
    async change(tabId, change) {
      const tab = findTab(tabId);
      const port = selectPort(context.get());
      const table = tab === undefined ? null : openedTableOf(tab);
      if (table === null || port === null) return;
      const text = await write(tabId, port, { ...table, ...change, limit: findLimit(port) });
      if (text !== null) await runs.runAll(text);
    },
    async count(runId, wantsExact) {
      const run = context.get().results.runs.find(({ id }) => id === runId);
      const table = selectOpenedTable(context.get(), runId);
      const session = run === undefined ? null : connections.session(run.port);
      if (run === undefined || table === null || session === null) return { kind: "unknown" };
      const rules = await rulesOf(run.port, table);
      if (!wantsExact) {
        const rows = readEstimate(await ask(session, estimateTable(table, rules)));
        if (rows === null) return { kind: "unknown" };
        if (rows > fewRows) return { kind: "estimate", rows };
      }
      const rows = Number.parseInt(await ask(session, countTable(table, rules)), 10);
      return Number.isSafeInteger(rows) ? { kind: "exact", rows } : { kind: "unknown" };
    },
  };
}

async function askEmptyIsNull(session: SqlSession): Promise<boolean> {
  const answer = await ask(session, "select '' is null;");
  return answer === "t" || answer === "true";
}

/**
 * Returns the first column of a query's result, a line for each row; empty if the session is busy
 * or the query failed. An open transaction stays as it was.
 */
async function ask(session: SqlSession, query: string): Promise<string> {
  const transaction = await idleTransaction(session);
  if (typeof transaction !== "string") return "";
  const isOpen = transaction === "open";
  // With autocommit off it would begin a transaction.
  if (!isOpen && isInTransaction(session, transaction)) return "";
  const brackets = isOpen ? undoBrackets(true, "workbench_count") : noBrackets;
  const { value: result } = await runBracketed(session, brackets, () =>
    session.run(plainQuery(query), { pageSize: null, wantsExact: true }),
  );
  if (result.outcome.kind !== "completed") return "";
  return rowsOf(result)
    .map(([cell]) => cell ?? "")
    .join("\n");
}
