import type { Column } from "../../sql/model.ts";
import type { SqlSession, StatementResult } from "../../sql/session/sqlSession.ts";
import type { Statement } from "../../sql/statements/statement.ts";
import { printAligned, printCsv, printMessages } from "./printResult.ts";
import type { SqlArguments } from "./sqlArguments.ts";
import { reportStatement } from "./statementReport.ts";

// As psql's; PostgreSQL documentation, psql, "Exit Status".
const exitNoSession = 2;
const exitScriptError = 3;

export interface ScriptOutput {
  readonly write: (text: string) => void;
  /** For what must not stand among CSV. */
  readonly warn: (text: string) => void;
}

/** Runs statements one after the other and writes what each says; returns the exit status so far. */
export async function runScript(
  session: SqlSession,
  statements: readonly Statement[],
  { format, stopsOnError }: Pick<SqlArguments, "format" | "stopsOnError">,
  { write, warn }: ScriptOutput,
): Promise<number> {
  for (const statement of statements) {
    const result = await session.run(statement, { pageSize: null });
    switch (format) {
      case "json":
        write(`${JSON.stringify(reportStatement(result, await describe(session, result)))}\n`);
        break;
      case "csv":
        write(printCsv(result.blocks));
        warn(printMessages(result.blocks) + describeOutcome(result));
        break;
      case "aligned":
        write(printAligned(result.blocks) + describeOutcome(result));
    }
    if (result.outcome.kind === "sessionLost") return exitNoSession;
    if (stopsOnError && result.outcome.kind !== "completed") return exitScriptError;
  }
  return 0;
}

function describe(
  session: SqlSession,
  { statement, blocks, outcome }: StatementResult,
): Promise<readonly Column[] | null> {
  const tables = blocks.filter(({ kind }) => kind === "table");
  return outcome.kind === "completed" && tables.length === 1
    ? session.describe(statement)
    : Promise.resolve(null);
}

/** What the blocks do not tell. */
function describeOutcome({ outcome }: StatementResult): string {
  switch (outcome.kind) {
    case "refused":
      return `refused: ${JSON.stringify(outcome.refusal)}\n`;
    case "sessionLost":
      return `session lost: ${JSON.stringify(outcome.reason)}\n`;
    case "completed":
    case "failed":
    case "cancelled":
    case "notRun":
      return "";
  }
}
