import { plainCommand } from "../plainStatement.ts";
import type { Statement } from "../statements/statement.ts";
import type { SqlSession, StatementResult } from "./contract/sqlSession.ts";

/** Statements to run around others. */
export interface Brackets {
  readonly before: readonly Statement[];
  readonly after: readonly Statement[];
}

export const noBrackets: Brackets = { before: [], after: [] };

/**
 * Returns brackets that roll back everything run between them, even after an error: a transaction,
 * or a savepoint in the user's open transaction.
 */
export function undoBrackets(isInTransaction: boolean, savepoint: string): Brackets {
  if (!isInTransaction) {
    return { before: [plainCommand("begin;")], after: [plainCommand("rollback;")] };
  }
  return {
    before: [plainCommand(`savepoint ${savepoint};`)],
    after: [
      plainCommand(`rollback to savepoint ${savepoint};`),
      plainCommand(`release savepoint ${savepoint};`),
    ],
  };
}

export interface BracketedResult<T> {
  /** The results of the statements before. */
  readonly opened: readonly StatementResult[];
  readonly value: T;
}

/**
 * Runs `work` between brackets. All statements are queued together, so that no other statement runs
 * in between and the last ones always run; `work` must therefore queue its statements at once.
 */
export async function runBracketed<T>(
  session: SqlSession,
  { before, after }: Brackets,
  work: () => Promise<T>,
): Promise<BracketedResult<T>> {
  const queue = (statements: readonly Statement[]): Promise<StatementResult[]> =>
    Promise.all(statements.map((each) => session.run(each, { pageSize: null })));
  const [opened, value] = await Promise.all([queue(before), work(), queue(after)]);
  return { opened, value };
}
