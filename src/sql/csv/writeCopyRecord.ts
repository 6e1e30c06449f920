/**
 * Writes a record in COPY's text format. Unlike in its CSV format, no value can be mistaken for the
 * end of the data: before release 18 psql ends `\copy` at a line `\.` also inside of quotes
 * (PostgreSQL documentation, COPY, "Text Format").
 */
export function writeCopyRecord(fields: readonly (string | null)[]): string {
  return `${fields.map(writeField).join("\t")}\n`;
}

function writeField(value: string | null): string {
  return value === null
    ? "\\N"
    : value.replaceAll(/[\\\t\n\r]/g, (character) => escapes[character] ?? character);
}

const escapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
};
