import type { Column } from "../../../../sql/model.ts";
import { formatNumber } from "../../../ui/format/formatCount.ts";
import { translate } from "../../../translation/translation.ts";
import { classifyType } from "../../values/classifyType.ts";
import type { Category } from "../data/chartData.ts";

/** The longest name of a category, in UTF-16 units. */
const longestName = 80;

/** The name of a category or series, in one line. */
export function nameCategory(category: Category, columns: readonly Column[]): string {
  switch (category.kind) {
    case "value": {
      const column = columns[category.column];
      return nameCell(category.cell, column !== undefined && classifyType(column) === "boolean");
    }
    case "column":
      return columns[category.column]?.name ?? "";
    case "rows":
      return translate("Rows");
    case "other":
      return translate("Other ({{number}})", { number: formatNumber(category.count) });
    case "bin":
      return `${category.from} – ${category.to}`;
  }
}

/** The brackets tell what is no text of the server from a text. */
function nameCell(cell: string | null, isBoolean: boolean): string {
  if (cell === null) return "(NULL)";
  if (cell === "") return translate("(empty)");
  if (isBoolean) return cell === "t" ? "true" : cell === "f" ? "false" : cell;
  const line = cell.replaceAll(/\s*[\r\n]+\s*/g, " ");
  return line.length > longestName ? `${line.slice(0, longestName)}…` : line;
}

/** Adds numbers to names that repeat: a legend takes equal names for one. */
export function tellApart(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let number = 2; taken.has(unique); number++) unique = `${name} (${number})`;
    taken.add(unique);
    return unique;
  });
}
