/** Writes a record of a CSV file: `null` as an empty field, an empty text as two quotes. */
export function writeCsvRecord(fields: readonly (string | null)[]): string {
  return `${fields.map(writeField).join(",")}\n`;
}

function writeField(value: string | null): string {
  if (value === null) return "";
  const isPlain = value !== "" && !/[",\r\n]/.test(value);
  return isPlain ? value : `"${value.replaceAll('"', '""')}"`;
}
