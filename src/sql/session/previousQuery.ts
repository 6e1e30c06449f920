import type { Statement } from "../statements/statement.ts";
import { statementBody, statementLines } from "./statementInput.ts";

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
  #isPsqls = true;

  /** `isPsqls`: psql got the statement as its last one, typed as it is. */
  remember(statement: Statement, isPsqls: boolean): void {
    if (statement.kind.kind !== "sql") return;
    this.#text = statementBody(statement);
    this.#isPsqls = isPsqls;
  }

  /** The driver has sent a query of its own. */
  cover(): void {
    this.#isPsqls = false;
  }

  /** The lines for a command that takes the previous query; `null` when it needs no help. */
  linesFor(statement: Statement): string | null {
    if (statement.kind.kind !== "backslash" || this.#isPsqls || this.#text === null) return null;
    const lines = `${this.#text}\n${statementLines(statement)}`;
    if (runsQuery.has(statement.kind.name)) return lines;
    return showsQuery.has(statement.kind.name)
      ? `${lines}\\set QUIET on \\r \\set QUIET off\n`
      : null;
  }
}
