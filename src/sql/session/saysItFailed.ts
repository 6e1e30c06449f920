import type { Statement } from "../statements/statement.ts";
import { refusesCommand } from "./clientCommand.ts";
import type { Reply } from "./reply.ts";

/**
 * Whether psql's words say that it failed where none of its variables does: a `\copy` without a
 * count, rows that `\gset` or `\crosstabview` could not take, a command without a backslash.
 */
export function saysItFailed({ kind, text, terminator }: Statement, reply: Reply): boolean {
  if (kind.kind === "client") return refusesCommand(kind.name, reply.blocks);
  if (kind.kind === "backslash" && kind.name === "copy") {
    const isCounted = !/\bto\s+p?stdout\b/i.test(text);
    return isCounted && !reply.blocks.some((block) => block.kind === "tag");
  }
  if (terminator !== "backslashCommand") return false;
  return (
    reply.error !== null ||
    reply.blocks.some((block) => block.kind === "text" && complaint.test(block.text))
  );
}

// psql, crosstabview.c and common.c (`StoreQueryTuple`).
const complaint = /^(?:\\crosstabview: |(?:no rows|more than one row) returned for \\gset$)/m;
