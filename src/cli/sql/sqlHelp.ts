/** What `npm run sql -- --help` prints. */
export const sqlHelp = `Runs SQL scripts in an image, headless, as psql would.

Usage: npm run sql -- [option ...] [file ...]

  file                      a script; - or none: standard input
  -c, --command TEXT        a script given here
  --image ID                the image, see public/vm/index.json (default: its default)
  --port PORT               1521 or 5432 (default: the image's first)
  --format FORMAT           aligned (default), json or csv
  --on-error stop|continue  whether to stop at the first statement that fails (default: continue)
  --define NAME=VALUE       the value of &NAME in scripts for Oracle's port
  --encoding NAME           of scripts without a byte order mark that are not UTF-8: GB18030, LATIN1, ...
  -h, --help                this text

JSON: one object a statement and line, with sql, range, outcome, tag, results (columns with their
types, rows with NULL as null), rowCount, notices, notifications, text, error, reason, transaction
and elapsedMs. CSV: the tables only; NULL is an empty field, an empty text is "".

Exit status: 0 done, 1 the tool itself failed (no image, no such file), 2 no session or the session
was lost, 3 a statement failed and --on-error is stop, or WHENEVER SQLERROR EXIT holds.
`;
