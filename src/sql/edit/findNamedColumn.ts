import type { ServerMessage } from "../model.ts";
import { quoteIdentifier } from "../quote.ts";
import type { EditTarget } from "./editTarget.ts";
import type { PendingChanges } from "./pendingChanges.ts";
import type { RowStatement } from "./writeChanges.ts";

/**
 * Finds the column of a row that an error is about: the one that it names, the one whose value is
 * at its position, or the only one that changes; `null` if it cannot be told.
 */
export function findNamedColumn(
  target: EditTarget,
  pending: PendingChanges,
  { row, text }: RowStatement,
  { message, detail, position }: Pick<ServerMessage, "message" | "detail" | "position">,
): number | null {
  const names = target.columns.map((column) => (column.kind === "table" ? column.name : null));
  const quoted = [...`${message} ${detail ?? ""}`.matchAll(/"([^"]+)"|\((\w+)\)=/g)];
  const named = names.findIndex(
    (name) => name !== null && quoted.some(([, first, second]) => name === (first ?? second)),
  );
  if (named !== -1) return named;
  const changed = [...((row < 0 ? pending.added : pending.changed).get(row)?.keys() ?? [])];
  if (changed.length === 1) return changed[0] ?? null;
  if (position === null) return null;
  const line = text.slice(text.lastIndexOf("\n", position) + 1, position);
  const written = changed.find((index) => {
    const name = names[index];
    return name != null && line.includes(`${quoteIdentifier(name, target.dialect)} = `);
  });
  return written ?? null;
}
