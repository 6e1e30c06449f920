/**
 * The meta-commands that put psql into the state that {@link OutputReader} reads, one a line.
 *
 * `VERBOSITY verbose` is what lets messages be told apart from what follows them: the server's
 * `LOCATION:` field then ends each one, and each carries its SQLSTATE. In the default verbosity a
 * notice of two lines and a notice followed by a line of text look the same.
 *
 * To be sent in quiet mode (`psql -q`), where `\pset` says nothing; the last command ends that mode,
 * for command tags are only printed outside of it.
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
