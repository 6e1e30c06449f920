import type { Statement } from "../../statements/statement.ts";
import { type MetaCommandInText, metaCommandsOf } from "./metaCommandsOf.ts";

/** Whether a statement writes rows to a file or program: `\g FILE`, `\gx |PROGRAM`. */
export function writesRows(statement: Statement): boolean {
  return metaCommandsOf(statement).some(hasTarget);
}

/**
 * Whether a command is a `\g` or `\gx` with a file or a program; errs on the side of yes.
 *
 * @see psql, command.c, `exec_command_g`: the target follows options in parentheses
 */
export function hasTarget({ name, text }: Pick<MetaCommandInText, "name" | "text">): boolean {
  if (name !== "g" && name !== "gx") return false;
  return text.replace(/^\\gx?\s*(?:\((?:'[^']*'|"[^"]*"|[^'")])*\))?/, "").trim() !== "";
}
