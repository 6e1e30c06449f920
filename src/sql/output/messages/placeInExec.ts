import type { ServerMessage } from "../../model.ts";

/**
 * Finds the position in an EXEC line at which an error points. psql sends the statement after EXEC
 * inside a block, so the server's positions count in the block's text, which contains the typed
 * statement.
 *
 * @returns A UTF-16 offset in the line; `null` if the line is not an EXEC or the text is not found.
 * @see IvorySQL: src/bin/psql, EXECUTE of the client commands of Oracle mode
 */
export function placeInExec(sql: string, error: ServerMessage): number | null {
  const [, head, typed] = /^(\s*exec(?:ute)?\b\s*)(.*?)\s*;?\s*$/is.exec(sql) ?? [];
  if (head === undefined || typed === undefined || typed === "") return null;
  const sent = findSent(error);
  if (sent === null) return null;
  const at = sent.text.indexOf(typed);
  if (at >= 0) {
    const place = sent.position - at;
    return place >= 0 && place <= typed.length ? head.length + place : null;
  }
  // The text is an SQL statement of the block, for example CALL with the procedure's name and
  // arguments.
  const part = sent.text.replace(/^CALL /, "");
  const place = sent.position - (sent.text.length - part.length);
  const start = typed.indexOf(part);
  return start >= 0 && place >= 0 ? head.length + start + place : null;
}

/** Returns the text that the server read and the position of the error in it. */
function findSent({
  internalQuery,
  internalPosition,
  raw,
}: ServerMessage): { readonly text: string; readonly position: number } | null {
  if (internalQuery !== null) {
    return internalPosition === null ? null : { text: internalQuery, position: internalPosition };
  }
  const [, label, text, blanks] = /^(LINE 1: )(.*)\n( *)\^$/m.exec(raw) ?? [];
  if (label === undefined || text === undefined || blanks === undefined) return null;
  return { text, position: blanks.length - label.length };
}
