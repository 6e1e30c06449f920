/**
 * Commands that read a file's statements up to the first error, whatever ON_ERROR_STOP was before.
 *
 * After a COPY that the server refuses, psql before 15.19 takes the data lines for statements; with
 * ON_ERROR_STOP it stops reading. A command that fails discards the rest of its line, hence the
 * second line.
 *
 * @see PostgreSQL documentation, psql, "Variables", ON_ERROR_STOP; psql, mainloop.c
 */
export function guardedInclude(path: string, stops: "on" | "off" = "on"): string {
  return (
    `\\set WB_T :ON_ERROR_STOP \\set ON_ERROR_STOP ${stops} \\i '${path}'\n` +
    "\\set ON_ERROR_STOP :WB_T \\unset WB_T "
  );
}

/** Commands that restore ON_ERROR_STOP if an interrupt swallowed the second line. */
export const endGuardedInclude = "\\if :{?WB_T} \\set ON_ERROR_STOP :WB_T \\unset WB_T \\endif";
