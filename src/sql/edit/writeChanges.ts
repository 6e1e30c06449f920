import type { Cell } from "../model.ts";
import { quoteIdentifier, quoteLiteral, quoteQualifiedName } from "../quote.ts";
import type { EditTarget, TableColumn } from "./editTarget.ts";
import type { PendingChanges, RowId, RowValues } from "./pendingChanges.ts";

/** The statement for one row. */
export interface RowStatement {
  readonly row: RowId;
  readonly kind: "delete" | "update" | "insert";
  readonly text: string;
}

/** The server's message contains this if a statement did not find exactly one row. */
export const rowCountComplaint = "rows instead of 1";

type Rows = readonly (readonly Cell[])[];

/**
 * Writes the SQL for pending changes, one statement a row: deletions, then changes, then new rows,
 * so that a unique value can be used again. A row is found by its key and by the old values of
 * what changes; each statement fails at the server unless it affects exactly one row.
 *
 * @param rows The exact values of the result's rows.
 */
export function writeChanges(
  target: EditTarget,
  rows: Rows,
  pending: PendingChanges,
): readonly RowStatement[] {
  const statements: RowStatement[] = [];
  const add = (row: RowId, kind: RowStatement["kind"], text: string): void => {
    statements.push({ row, kind, text: withRowCheck(text) });
  };
  for (const row of pending.deleted) {
    add(
      row,
      "delete",
      `delete from ${tableName(target)}\n  where ${findRow(target, rows, row, null)}`,
    );
  }
  for (const [row, values] of pending.changed) {
    if (pending.deleted.has(row)) continue;
    const changes = tableColumns(target, values.keys()).map(
      ([index, column]) =>
        `${columnName(target, column)} = ${writeValue(column, values.get(index) ?? null)}`,
    );
    const text = `update ${tableName(target)}\n  set ${changes.join(",\n    ")}\n  where ${findRow(target, rows, row, values)}`;
    add(row, "update", text);
  }
  for (const [row, values] of pending.added) add(row, "insert", writeInsert(target, values));
  return statements;
}

function writeInsert(target: EditTarget, values: RowValues): string {
  const given = tableColumns(target, values.keys());
  if (given.length === 0) return `insert into ${tableName(target)} default values`;
  const names = given.map(([, column]) => columnName(target, column)).join(", ");
  const written = given.map(([index, column]) => writeValue(column, values.get(index) ?? null));
  return `insert into ${tableName(target)} (${names})\n  values (${written.join(", ")})`;
}

/** Reads the current values of a row by its key, the columns as in the result. */
export function writeRowQuery(target: EditTarget, rows: Rows, row: RowId): string {
  const columns = target.columns.map((column) =>
    column.kind === "table" ? columnName(target, column) : "null",
  );
  return `select ${columns.join(", ")} from ${tableName(target)}\n  where ${findKey(target, rows, row).join(" and ")};`;
}

/** What is run before and after the statements, and instead of `after` if one failed. */
export interface ChangeBrackets {
  readonly before: string;
  readonly after: string;
  readonly undo: readonly string[];
}

/** In the user's open transaction. */
export const editSavepoint = "workbench_edit";

export function changeBrackets(isInTransaction: boolean): ChangeBrackets {
  if (!isInTransaction) return { before: "begin;", after: "commit;", undo: ["rollback;"] };
  const after = `release savepoint ${editSavepoint};`;
  return {
    before: `savepoint ${editSavepoint};`,
    after,
    undo: [`rollback to savepoint ${editSavepoint};`, after],
  };
}

/** The whole script, as it is applied. */
export function writeScript(
  statements: readonly RowStatement[],
  { before, after }: ChangeBrackets,
): string {
  const texts = statements.map(({ text }) => text);
  return `${[before, ...texts, after].join("\n\n")}\n`;
}

function withRowCheck(change: string): string {
  return `with changed as (\n  ${change}\n  returning 1\n)
select case count(*) when 1 then 1 else (count(*) || ' ${rowCountComplaint}')::integer end
  from changed;`;
}

/** Conditions for a row: its key, and the old values of `values`; `null`: of all columns. */
function findRow(target: EditTarget, rows: Rows, row: RowId, values: RowValues | null): string {
  const compared = tableColumns(target, values?.keys() ?? target.columns.keys())
    .filter(([index]) => !target.key.includes(index))
    .map(([index, column]) => matchOld(target, column, rows[row]?.[index] ?? null));
  return [...findKey(target, rows, row), ...compared].join("\n    and ");
}

function findKey(target: EditTarget, rows: Rows, row: RowId): readonly string[] {
  return tableColumns(target, target.key).map(
    ([index, column]) =>
      `${columnName(target, column)} = ${writeTyped(column, rows[row]?.[index] ?? null)}`,
  );
}

function matchOld(target: EditTarget, column: TableColumn, old: Cell): string {
  const name = columnName(target, column);
  if (old === null) return `${name} is null`;
  if (column.isComparable) return `${name} is not distinct from ${writeTyped(column, old)}`;
  // Types without equality (json), or whose equal values can differ (citext, interval).
  return `${name} is not null and pg_catalog.format('%s', ${name}) = ${quoteLiteral(old)}`;
}

/** Without a cast, so that the server checks the length instead of cutting the value. */
function writeValue(column: TableColumn, value: Cell): string {
  return value === null ? "null" : (writePlain(column, value) ?? quoteLiteral(value));
}

function writeTyped(column: TableColumn, value: Cell): string {
  const plain = value === null ? null : writePlain(column, value);
  return plain ?? `${quoteLiteral(value)}::${column.castType}`;
}

/** Whole numbers and booleans as SQL writes them; a fraction would be rounded for an integer. */
function writePlain({ editor }: TableColumn, value: string): string | null {
  if (editor === "number" && /^-?\d{1,18}$/.test(value)) return value;
  if (editor !== "boolean") return null;
  if (/^(t|true)$/.test(value)) return "true";
  return /^(f|false)$/.test(value) ? "false" : null;
}

function tableColumns(
  target: EditTarget,
  indexes: Iterable<number>,
): readonly (readonly [number, TableColumn])[] {
  return [...indexes]
    .sort((left, right) => left - right)
    .flatMap((index) => {
      const column = target.columns[index];
      return column?.kind === "table" ? [[index, column] as const] : [];
    });
}

function columnName({ dialect }: EditTarget, { name }: TableColumn): string {
  return quoteIdentifier(name, dialect);
}

function tableName({ schema, table, dialect }: EditTarget): string {
  // The session's own temporary schema, whose number would mislead in a script.
  const shown = /^pg_temp_\d+$/.test(schema) ? "pg_temp" : schema;
  return quoteQualifiedName([shown, table], dialect);
}
