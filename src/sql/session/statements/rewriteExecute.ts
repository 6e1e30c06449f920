import type { Statement } from "../../statements/statement.ts";
import type { MapBlock } from "../../model.ts";
import { relocateAfterPrefix } from "./relocateMessage.ts";

export interface RewrittenCommand {
  /** What the server receives. */
  readonly text: string;
  /** Moves positions in messages to the command as it was written. */
  readonly mapBlock: MapBlock;
}

/**
 * Returns `EXEC f(1)` as `BEGIN f(1); END;`; `null` for other statements.
 *
 * @see IvorySQL, `src/bin/psql/mainloop.c`
 */
export function rewriteExecute({ kind, text }: Statement): RewrittenCommand | null {
  if (kind.kind !== "client" || kind.name !== "EXECUTE") return null;
  const offset = /^\S+\s*/.exec(text)?.[0].length ?? 0;
  const body = text.slice(offset);
  const opening = "BEGIN ";
  return {
    text: `${opening}${body}${body.endsWith(";") ? "" : ";"} END;`,
    mapBlock: (block) => relocateAfterPrefix(block, opening.length - offset, 0),
  };
}
