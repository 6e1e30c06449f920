/**
 * Names for columns: all different, none empty, none longer than the server keeps of a name.
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

/** A name that needs no quotes where that is possible: `Amount (EUR)` becomes `amount_eur`. */
export function toName(text: string): string {
  return (
    text
      .trim()
      .toLowerCase()
      // At the ends such characters leave nothing; underscores of the text itself stay.
      .replaceAll(/^[^\p{L}\p{M}\p{N}_$]+|[^\p{L}\p{M}\p{N}_$]+$/gu, "")
      .replaceAll(/[^\p{L}\p{M}\p{N}_$]+/gu, "_")
  );
}

const longestName = 63;

/** The beginning of a text that takes so many bytes in UTF-8 at most, cut between characters. */
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
