/**
 * Parses COPY's text format: tab-separated lines, NULL as `\N`, and backslash escapes for special
 * characters.
 *
 * @see PostgreSQL documentation, COPY, "Text Format"
 */
export function parseCopyText(text: string): readonly (readonly (string | null)[])[] {
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => line.split("\t").map(parseField));
}

function parseField(field: string): string | null {
  if (field === "\\N") return null;
  return field.replace(/\\(.)/gs, (_, letter: string) => escapes.get(letter) ?? letter);
}

const escapes: ReadonlyMap<string, string> = new Map([
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
]);
