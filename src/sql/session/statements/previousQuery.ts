import type { Statement } from "../../statements/statement.ts";
import { statementBody } from "../../statements/statementBody.ts";

/** Commands that run the previous query when the query buffer is empty. */
const runsQuery: ReadonlySet<string> = new Set([
  "g",
  "gx",
  "gset",
  "gexec",
  "gdesc",
  "crosstabview",
]);
const showsQuery: ReadonlySet<string> = new Set(["p", "print", "w", "write"]);

/**
 * Remembers the user's last query for commands such as a lone `\g`.
 *
 * psql remembers one as well, but that may be an internal query, and it ignores queries that it
 * read from a file.
 */
export class PreviousQuery {
  #text: string | null = null;
  /** The query with its semicolon, as psql's buffer would have it. */
  #shown = "";
  #isPsqls = true;

  /** @param isPsqls Whether psql remembers the same query: it was typed, as written, last. */
  remember(statement: Statement, isPsqls: boolean): void {
    if (statement.kind.kind !== "sql") return;
    this.#text = statementBody(statement);
    const { text, terminator } = statement;
    this.#shown = terminator === "semicolon" ? `${text.slice(0, -1)}\\;` : this.#text;
    this.#isPsqls = isPsqls;
  }

  /** Records that the driver has sent an internal query. */
  cover(): void {
    this.#isPsqls = false;
  }

  /** The lines around a command that uses the previous query; empty if none are needed. */
  linesAround(statement: Statement): SurroundingLines {
    if (statement.kind.kind !== "metaCommand" || this.#isPsqls || this.#text === null) return none;
    const before = `${this.#text}\n`;
    if (runsQuery.has(statement.kind.name)) return { before, after: "" };
    return showsQuery.has(statement.kind.name)
      ? {
          before: `${this.#shown}\n`,
          after: "\\set QUIET on \\r \\set QUIET off\n",
        }
      : none;
  }
}

/** Whole lines to type before and after a statement. */
export interface SurroundingLines {
  readonly before: string;
  readonly after: string;
}

const none: SurroundingLines = { before: "", after: "" };
