/**
 * The terminals of busybox's init in an image: a shell for the page's panel on the console, and the
 * sessions on the other serial lines. init starts them again whenever they end. A session waits until
 * its port is open.
 */
const terminals = [
  "ttyS0::respawn:/usr/lib/workbench/console-shell",
  "ttyS1::respawn:/usr/lib/workbench/psql-session ttyS1 1521 postgres",
  "ttyS2::respawn:/usr/lib/workbench/psql-session ttyS2 5432 postgres",
  "ttyS3::respawn:/usr/lib/workbench/psql-session ttyS3 5432 root",
  "::once:/usr/lib/workbench/report-ports",
];

/**
 * Takes whatever waits on the serial lines (a login, a shell, psql) out of a table for busybox's
 * init, and puts the workbench's terminals there; how the system starts stays as it is.
 *
 * @see busybox: examples/inittab, `<id>:<runlevels>:<action>:<process>`
 */
export function adaptInittab(text: string): string {
  const kept = text.split(/\r?\n/).filter((line) => !isTerminal(line));
  return `${kept.join("\n").trimEnd()}\n\n# The workbench's sessions.\n${terminals.join("\n")}\n`;
}

function isTerminal(line: string): boolean {
  const [id = "", , action = "", ...command] = line.split(":");
  if (line.trimStart().startsWith("#") || !/^(?:respawn|askfirst)$/.test(action.trim())) {
    return false;
  }
  const isSerial = /(?:^|[\s/])(?:console|ttyS[0-3])(?:\s|$)/;
  return isSerial.test(id) || isSerial.test(command.join(":"));
}
