import type { Cell, OutputBlock } from "../model.ts";

/** Returns a table block built by the driver, not printed by psql. */
export function tableBlock(
  names: readonly string[],
  rows: readonly (readonly Cell[])[],
): OutputBlock {
  return {
    kind: "table",
    table: {
      title: null,
      columns: names.map((name) => ({ name, alignment: "left", type: null })),
      rows,
      footerRowCount: rows.length,
      footers: [],
      isComplete: true,
    },
  };
}
