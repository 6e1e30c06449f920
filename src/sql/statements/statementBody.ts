import type { Statement } from "./statement.ts";

/** Returns the part of a statement that the server receives. */
export function statementBody({ text, textRange, bodyRange }: Statement): string {
  return text.slice(bodyRange.start - textRange.start, bodyRange.end - textRange.start);
}
