/** A record of a CSV file: `null` is nothing, an empty text two quotes. */
export function writeCsvRecord(fields: readonly (string | null)[]): string {
  return `${fields.map(writeField).join(",")}\n`;
}

function writeField(value: string | null): string {
  if (value === null) return "";
  const isPlain = value !== "" && !/[",\r\n]/.test(value);
  return isPlain ? value : `"${value.replaceAll('"', '""')}"`;
}
