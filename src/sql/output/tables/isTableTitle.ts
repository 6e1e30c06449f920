import { countLeadingBlanks } from "./blanks.ts";
import { displayWidth, type WidthTable } from "../widths/displayWidth.ts";
import { parseRuler } from "./tableGeometry.ts";

/**
 * Whether a line is the title of the table whose first line follows. psql centres a title that is
 * narrower than an aligned table and prints all others flush left.
 *
 * @param isExpected Whether a line that is not indented may be a title.
 * @see psql, `print_aligned_text` and `print_aligned_vertical` in `src/fe_utils/print.c`
 */
export function isTableTitle(
  line: string,
  firstTableLine: string,
  isExpected: boolean,
  widths: WidthTable,
): boolean {
  const indent = countLeadingBlanks(line);
  const title = line.slice(indent);
  if (title === "" || (indent === 0 && !isExpected)) return false;
  const tableWidth = parseRuler(firstTableLine)?.totalWidth ?? 0;
  return indent === Math.max(0, Math.floor((tableWidth - displayWidth(title, widths)) / 2));
}
