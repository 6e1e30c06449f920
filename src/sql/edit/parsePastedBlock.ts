/**
 * Reads rows from the clipboard text of a spreadsheet: cells end at tabs, rows at line ends; a cell
 * in double quotes may contain both, and a quote written twice.
 */
export function parsePastedBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  // A quoted cell, or the rest up to a tab or line end; then that end.
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/y;
  while (cell.lastIndex < text.length || row.length > 0) {
    const found = cell.exec(text);
    if (found === null) break;
    const [, quoted, plain = "", end = ""] = found;
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "\t") continue;
    rows.push(row);
    row = [];
    if (end === "") break;
  }
  return rows;
}
