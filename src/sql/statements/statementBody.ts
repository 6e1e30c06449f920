import type { Statement } from "./statement.ts";

/** What the server gets to read of a statement. */
export function statementBody({ text, textRange, bodyRange }: Statement): string {
  return text.slice(bodyRange.start - textRange.start, bodyRange.end - textRange.start);
}
