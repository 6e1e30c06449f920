/**
 * Returns names for columns: all different, none empty, none longer than the server's limit.
 *
 * @see PostgreSQL documentation, "Identifiers and Key Words": 63 bytes
 */
export function nameColumns(
  header: readonly (string | null)[] | null,
  columnCount: number,
): readonly string[] {
  const used = new Set<string>();
  return Array.from({ length: columnCount }, (_, index) => {
    const wanted = toName(header?.[index] ?? "");
    const base = wanted === "" ? `column_${index + 1}` : wanted;
    let name = cutBytes(base, longestName);
    for (let number = 2; used.has(name); number += 1) {
      const suffix = `_${number}`;
      name = cutBytes(base, longestName - suffix.length) + suffix;
    }
    used.add(name);
    return name;
  });
}

/** Returns a name that needs no quotes, if possible: `Amount_(EUR)` becomes `amount_eur`. */
export function toName(text: string): string {
  return (
    text
      .trim()
      .toLowerCase()
      // Remove such characters at both ends; the text's own underscores stay.
      .replaceAll(/^[^\p{L}\p{M}\p{N}_$]+|[^\p{L}\p{M}\p{N}_$]+$/gu, "")
      .replaceAll(/_*[^\p{L}\p{M}\p{N}_$]+_*/gu, "_")
  );
}

const longestName = 63;

/** Returns the beginning of a text with at most `limit` bytes in UTF-8, cut between characters. */
export function cutBytes(text: string, limit: number): string {
  const encoder = new TextEncoder();
  let length = 0;
  let result = "";
  for (const character of text) {
    length += encoder.encode(character).length;
    if (length > limit) break;
    result += character;
  }
  return result;
}
