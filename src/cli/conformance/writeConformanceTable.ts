/** How a feature works on a port: as expected, differently, or not at all. */
export type ConformanceState =
  | { readonly kind: "works" }
  | { readonly kind: "differs"; readonly answer: string }
  | { readonly kind: "absent" };

/** A row of the table: a feature and its state on each port, in the order of the ports. */
export interface ConformanceRow {
  readonly feature: string;
  readonly states: readonly ConformanceState[];
}

/** Writes features by port as columns of plain text, and the differences below. */
export function writeConformanceTable(
  ports: readonly number[],
  rows: readonly ConformanceRow[],
): string {
  const header = ["feature", ...ports.map(String)];
  const cells = rows.map(({ feature, states }) => [feature, ...states.map(({ kind }) => kind)]);
  const widths = header.map((title, index) =>
    Math.max(title.length, ...cells.map((row) => row[index]?.length ?? 0)),
  );
  const write = (row: readonly string[]): string =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "-".repeat(width));
  const notes = rows.flatMap(({ feature, states }) =>
    states.flatMap((state, index) =>
      state.kind === "differs" ? [`${feature}, ${ports[index] ?? ""}: ${state.answer}`] : [],
    ),
  );
  const lines = [write(header), write(rule), ...cells.map(write)];
  return [...lines, ...(notes.length > 0 ? ["", ...notes] : []), ""].join("\n");
}
