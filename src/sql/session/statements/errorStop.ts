import type { Statement } from "../../statements/statement.ts";
import { metaCommandsOf } from "./metaCommandsOf.ts";

/*
 * psql's ON_ERROR_STOP for one statement that runs others. At a prompt psql goes on after every
 * error, so the driver itself stops a script; inside of `\i` only psql can.
 */

/** Whether a statement runs further ones that psql stops only where ON_ERROR_STOP is on. */
export function runsOthers(statement: Statement): boolean {
  return metaCommandsOf(statement).some(({ name }) => otherRunners.test(name));
}

const otherRunners = /^(?:i|ir|include|include_relative|gexec)$/;

export const stopOnErrorLine = "\\set WB_T :ON_ERROR_STOP \\set ON_ERROR_STOP on\n";

/** A file that has switched it off has done so for good. */
export const restoreErrorStop =
  "\\if :ON_ERROR_STOP \\set ON_ERROR_STOP :WB_T \\endif \\unset WB_T";
