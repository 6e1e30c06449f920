/** A record as PostgreSQL's COPY reads it back: `null` is nothing, an empty text two quotes. */
export function writeCsvRecord(fields: readonly (string | null)[]): string {
  return `${fields.map(writeField).join(",")}\n`;
}

function writeField(value: string | null): string {
  if (value === null) return "";
  // A line of `\.` alone would end the data.
  const isPlain = value !== "" && value !== "\\." && !/[",\r\n]/.test(value);
  return isPlain ? value : `"${value.replaceAll('"', '""')}"`;
}
