/**
 * Returns bytes for the root shell's line: they kill the psql of the service session, which cannot
 * do it for itself, and continue stopped server processes. init's wrapper starts another psql.
 *
 * The service's psql is the one whose parent leads the session of that terminal (proc(5), stat); an
 * import's psql has another parent.
 */
export function restartServicePsql(serialLine: number): Uint8Array {
  const terminal = firstSerialTerminal + serialLine;
  const command =
    "for p in /proc/[0-9]*; do read -r pid name state parent group session tty rest < $p/stat; " +
    'case "$name $tty" in ' +
    `"(psql) ${terminal}") [ "$parent" = "$session" ] && kill -9 $pid && kill -CONT $parent;; ` +
    '"(postgres) "*) kill -CONT $pid;; esac; done 2>/dev/null';
  // The interrupt discards a command line that the user has begun.
  return new TextEncoder().encode(`\x03${command}\n`);
}

/** Device number of ttyS0, major 4 and minor 64, as `tty_nr` gives it. */
const firstSerialTerminal = 4 * 256 + 64;
