import type { OpenCursor } from "../contract/sqlSession.ts";
import type { Exchange } from "./exchange.ts";

/** The exchange of one statement, before its outcome is decided. */
export interface StatementExchange extends Exchange {
  /** Whether the meta-command failed; `null` if psql does not tell. */
  readonly hasCommandFailed: boolean | null;
  /** Whether the statement is known to have failed; false when psql did not answer. */
  readonly hasFailed: boolean;
  /** Holds the rows on the server, if the statement was a paged query. */
  readonly cursor: OpenCursor | null;
  /** Number of all rows of a paged query; `null` if unknown. */
  readonly totalRows: number | null;
  /** Whether the values of the tables are the server's; aligned output loses some of them. */
  readonly isExact: boolean;
}

/** Adds what is known of a statement to its exchange; omitted fields are unknown or absent. */
export function statementExchange(
  { end, reply }: Exchange,
  known: Partial<Omit<StatementExchange, keyof Exchange>> = {},
): StatementExchange {
  return {
    end,
    reply,
    hasCommandFailed: null,
    hasFailed: false,
    cursor: null,
    totalRows: null,
    isExact: false,
    ...known,
  };
}
