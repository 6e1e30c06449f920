/**
 * Escapes a text for a cell. Characters that XML cannot hold, or would change, become `_xHHHH_`,
 * which Excel reads as the character; the same sequence in a text is escaped as well.
 *
 * @see ECMA-376 part 1, 22.9.2.19 "ST_Xstring"
 */
export function escapeXlsxText(text: string): string {
  return text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replaceAll(unwritable, (character) => {
      const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
      return `_x${code}_`;
    })
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

/** Control characters but tab and newline, halves of surrogate pairs, and two noncharacters. */
const unwritable =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
