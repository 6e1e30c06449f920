import type { Statement } from "../../statements/statement.ts";
import { metaCommandsOf } from "./metaCommandsOf.ts";

/*
 * psql's ON_ERROR_STOP for one statement that runs others. At a prompt psql continues after every
 * error, so the driver itself stops a script; inside of `\i` only psql can.
 */

/** Whether a statement runs others, after whose errors psql stops only if ON_ERROR_STOP is on. */
export function runsOthers(statement: Statement): boolean {
  return metaCommandsOf(statement).some(({ name }) => otherRunners.test(name));
}

const otherRunners = /^(?:i|ir|include|include_relative|gexec)$/;

export const stopOnErrorLine = "\\set WB_T :ON_ERROR_STOP \\set ON_ERROR_STOP on\n";

/** Restores ON_ERROR_STOP, unless the file itself turned it off. */
export const restoreErrorStop =
  "\\if :ON_ERROR_STOP \\set ON_ERROR_STOP :WB_T \\endif \\unset WB_T";
