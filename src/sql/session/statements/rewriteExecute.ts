import type { OutputBlock } from "../../model.ts";
import type { Statement } from "../../statements/statement.ts";
import type { MapBlock } from "../../model.ts";
import { relocateAfterPrefix } from "./relocateMessage.ts";

/*
 * Commands of psql's without a backslash. IvorySQL's psql obeys VARIABLE and PRINT itself, and makes
 * a block of what follows EXECUTE.
 *
 * @see IvorySQL, `src/bin/psql/mainloop.c` and `variables.c`
 */

/**
 * Whether psql has taken a command back. VARIABLE says nothing where it succeeds, or what variables
 * there are; PRINT prints tables; anything else is a complaint.
 */
export function refusesCommand(name: string, blocks: readonly OutputBlock[]): boolean {
  const lines = blocks.flatMap((block) => (block.kind === "text" ? block.text.split("\n") : []));
  switch (name) {
    case "VARIABLE":
      return lines.some((line) => !/^(?:(?:variable|datatype)\t.*|\s*)$/.test(line));
    case "PRINT":
      return lines.some((line) => line.trim() !== "");
    case "EXECUTE":
      return lines[0] === "Usage: EXEC[UTE] statement";
    default:
      return false;
  }
}

export interface RewrittenCommand {
  /** What the server gets to read. */
  readonly text: string;
  /** Makes what the server says of it a message about the command as it was written. */
  readonly mapBlock: MapBlock;
}

/** `EXEC f(1)` as `BEGIN f(1); END;`; `null` for other statements. */
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
