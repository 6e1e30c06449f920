import type { TextRange } from "../../model.ts";
import type { TokenView } from "../tokens/tokenView.ts";

/**
 * Finds each INSERT into a table that the text has created WITH ROWID before, and returns the range
 * of the table's name. Tables created elsewhere are unknown.
 */
export function findRowidInserts(view: TokenView): readonly TextRange[] {
  const tables = new Set<string>();
  const found: TextRange[] = [];
  let created: Name | null = null;
  for (const [index, { kind }] of view.tokens.entries()) {
    if (kind === "semicolon" || view.matches(index, "create")) created = null;
    if (view.matches(index, "create")) created = readCreated(view, index);
    else if (created !== null && view.matches(index, "with", "rowid")) tables.add(created.last);
    else if (view.matches(index, "insert", "into")) {
      const name = readName(view, index + 2);
      if (name !== null && tables.has(name.last)) found.push(name.range);
    } else if (view.matches(index, "drop", "table")) {
      const name = readName(view, index + (view.matches(index + 2, "if", "exists") ? 4 : 2));
      if (name !== null) tables.delete(name.last);
    }
  }
  return found;
}

interface Name {
  /** Its last part; in quotes if written so, else in lower case. */
  readonly last: string;
  readonly range: TextRange;
}

function readCreated(view: TokenView, create: number): Name | null {
  let index = create + 1;
  while (kindsOfTable.has(view.at(index)?.word ?? "")) index += 1;
  if (!view.matches(index, "table")) return null;
  return readName(view, index + (view.matches(index + 1, "if", "not", "exists") ? 4 : 1));
}

const kindsOfTable: ReadonlySet<string> = new Set(
  "global local temporary temp unlogged".split(" "),
);

function readName(view: TokenView, start: number): Name | null {
  let last = start;
  while (view.isSign(last + 1, ".")) last += 2;
  const [first, token] = [view.at(start), view.at(last)];
  if (first === null || token === null || !view.isName(last)) return null;
  const name = token.kind === "quotedIdentifier" ? token.text : token.word;
  return { last: name, range: { start: first.start, end: token.end } };
}
