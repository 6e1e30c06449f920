import fc from "fast-check";
import type { Alignment } from "../../model.ts";

/** A query result before it is printed, with each column's type. */
export interface GeneratedTable {
  readonly columns: readonly GeneratedColumn[];
  readonly rows: readonly (readonly (string | null)[])[];
}

export interface GeneratedColumn {
  readonly name: string;
  readonly type: ColumnType;
}

export type ColumnType = "text" | "integer" | "numeric" | "double precision" | "boolean" | "date";

/** Returns the side to which psql aligns a type. */
export function alignmentOf(type: ColumnType): Alignment {
  return type === "integer" || type === "numeric" || type === "double precision" ? "right" : "left";
}

/** Text made of everything with a special meaning or width in aligned output. */
const trickyText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom("a", "b", "xyz", " ", "  ", "é", "\n") },
      fc.constantFrom(
        "|",
        " | ",
        "+",
        "+\n",
        "-",
        "+---+---+",
        "(1 row)",
        "(2 rows)",
        "NOTICE:  x",
      ),
      fc.constantFrom(
        "日本",
        "ｗ",
        "e\u0301",
        "\u0301",
        "👩‍👩‍👧",
        "😀",
        "\u200b",
        "\u00ad",
        "\ufeff",
        "\u{e0101}",
      ),
      fc.constantFrom(
        "\t",
        "\r",
        "\u0001",
        "\u007f",
        "\u0085",
        "\\",
        "\\x01",
        "'",
        '"',
        "$$",
        "\u00a0",
        "\u3000",
      ),
      fc.constantFrom("1", "-2", "3.50", "NaN", "1e+20", "\ue000", "\u{1fae8}", "\u{10ffff}"),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));

const values: Readonly<Record<ColumnType, fc.Arbitrary<string>>> = {
  text: fc.oneof(trickyText, fc.constantFrom("", " ", "x", "  12", "12", "\n", "a\n", "\na")),
  integer: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }).map(String),
  numeric: fc
    .tuple(fc.integer(), fc.integer({ min: 0, max: 99 }))
    .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, "0")}`),
  "double precision": fc.constantFrom(
    "0",
    "-1.5",
    "1e+100",
    "1e-07",
    "NaN",
    "Infinity",
    "-Infinity",
  ),
  boolean: fc.constantFrom("t", "f"),
  date: fc.constantFrom("2024-02-29", "0001-01-01 BC", "infinity"),
};

const column: fc.Arbitrary<GeneratedColumn> = fc.record({
  name: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom("id", "a", "?column?", "a longer name") },
    // The server truncates names to 63 bytes.
    trickyText.filter((text) => text !== "" && new TextEncoder().encode(text).length < 63),
  ),
  type: fc.oneof(
    { weight: 2, arbitrary: fc.constant<ColumnType>("text") },
    fc.constantFrom<ColumnType>("integer", "numeric", "double precision", "boolean", "date"),
  ),
});

export const tableArbitrary: fc.Arbitrary<GeneratedTable> = fc
  .array(column, { minLength: 1, maxLength: 5 })
  .chain((columns) =>
    fc.record({
      columns: fc.constant(columns),
      rows: fc.array(
        fc.tuple(...columns.map(({ type }) => fc.option(values[type], { freq: 6, nil: null }))),
        { maxLength: 6 },
      ),
    }),
  );
