/**
 * Returns the meta-commands that set psql up for {@link OutputReader}, one per line.
 *
 * With `VERBOSITY verbose` the server's `LOCATION:` field ends each message, and each has its
 * SQLSTATE, so that messages can be separated from the output after them. In the default verbosity
 * a notice of two lines looks like a notice followed by a line of text.
 *
 * To be sent in quiet mode (`psql -q`), in which `\pset` prints nothing; the last command ends that
 * mode, because psql prints command tags only outside it.
 *
 * @see PostgreSQL documentation, psql, "\pset" and "Variables"
 */
export function outputSettings(nullMarker: string): readonly string[] {
  return [
    "\\pset format aligned",
    "\\pset border 2",
    "\\pset linestyle ascii",
    "\\pset expanded off",
    "\\pset columns 0",
    `\\pset null '${nullMarker}'`,
    "\\pset tuples_only off",
    "\\pset footer on",
    "\\pset numericlocale off",
    "\\pset pager off",
    "\\pset title",
    "\\timing off",
    "\\set ECHO none",
    "\\set ECHO_HIDDEN off",
    "\\set FETCH_COUNT 0",
    "\\set VERBOSITY verbose",
    "\\set SHOW_CONTEXT errors",
    "\\set QUIET off",
  ];
}
