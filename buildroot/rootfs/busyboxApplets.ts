/**
 * Returns the applets of a busybox program from its table of names: strings between zero bytes in
 * alphabetical order, beginning with `[` and `[[` (busybox:
 * applets/applet_tables.c). Empty if there is no table.
 */
export function busyboxApplets(bytes: Uint8Array): readonly string[] {
  const text = Buffer.from(bytes).toString("latin1");
  const start = text.indexOf("\0[\0[[\0");
  if (start < 0) return [];
  const names: string[] = [];
  for (let at = start + 1; ;) {
    const end = text.indexOf("\0", at);
    const name = text.slice(at, end);
    const previous = names.at(-1);
    if (end < 0 || name === "" || (previous !== undefined && name <= previous)) return names;
    names.push(name);
    at = end + 1;
  }
}
