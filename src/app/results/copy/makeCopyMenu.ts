import { Copy } from "lucide-react";
import type { MenuItem } from "../../ui/menu/menuItem.ts";
import type { CopyFormat } from "./writeCopy.ts";

const labels: readonly (readonly [CopyFormat, string])[] = [
  ["tsv", "Copy"],
  ["tsvWithHeader", "Copy with column names"],
  ["csv", "Copy as CSV"],
  ["json", "Copy as JSON"],
  ["markdown", "Copy as Markdown table"],
  ["insert", "Copy as INSERT"],
];

/** The formats in which a selection can be copied. */
export function makeCopyMenu(copy: (format: CopyFormat) => void): readonly MenuItem[] {
  return labels.map(([format, label]) => ({
    kind: "action",
    label,
    ...(format === "tsv" ? { icon: Copy, shortcut: "Ctrl+C" } : {}),
    onSelect: () => copy(format),
  }));
}
