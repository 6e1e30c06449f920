import type { Statement, StatementKind, Terminator } from "../statement.ts";

/** Properties of a statement that the tests compare. */
export interface Summary {
  readonly text: string;
  readonly is: string;
  readonly by: Terminator;
  readonly open?: string;
}

export function summarize({ text, textRange, kind, terminator, unterminated }: Statement): Summary {
  const summary = { text, is: nameOf(kind, text, textRange.start), by: terminator };
  if (unterminated === null) return summary;
  return { ...summary, open: `${unterminated.what} at ${unterminated.offset}` };
}

function nameOf(kind: StatementKind, text: string, start: number): string {
  switch (kind.kind) {
    case "sql":
      return `${kind.isBlock ? "block" : kind.isQuery ? "query" : "sql"} ${kind.leadingKeyword}`.trim();
    case "metaCommand":
      return `\\${kind.name}`;
    case "copyFromStdin":
      return `copy ${kind.data.map((data) => text.slice(data.start - start, data.end - start)).join("|")}`;
    case "client":
      return `client ${kind.name}`;
    case "sqlplus":
      return `sqlplus ${kind.command.kind}`;
  }
}
