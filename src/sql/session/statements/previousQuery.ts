import type { Statement } from "../../statements/statement.ts";
import { statementBody } from "../../statements/statementBody.ts";

/** Commands that take the previous query when no new one was begun. */
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
 * psql remembers one as well, but that may be a query of the driver's own, and it does not count
 * what it read from a file.
 */
export class PreviousQuery {
  #text: string | null = null;
  /** The same with its semicolon, which psql remembers too, for its buffer. */
  #shown = "";
  #isPsqls = true;

  /** `isPsqls`: psql got the statement as its last one, typed as it is. */
  remember(statement: Statement, isPsqls: boolean): void {
    if (statement.kind.kind !== "sql") return;
    this.#text = statementBody(statement);
    const { text, terminator } = statement;
    this.#shown = terminator === "semicolon" ? `${text.slice(0, -1)}\\;` : this.#text;
    this.#isPsqls = isPsqls;
  }

  /** The driver has sent a query of its own. */
  cover(): void {
    this.#isPsqls = false;
  }

  /** The lines around a command that takes the previous query; empty when it needs no help. */
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

/** What is typed in front of a statement and behind it, in whole lines. */
export interface SurroundingLines {
  readonly before: string;
  readonly after: string;
}

const none: SurroundingLines = { before: "", after: "" };
