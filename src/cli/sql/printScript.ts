import { describeRefusal } from "../../sql/compat/writeCompatReport.ts";
import type { Column } from "../../sql/model.ts";
import { endsScript } from "../../sql/session/scripts/endsScript.ts";
import { runScript } from "../../sql/session/scripts/runScript.ts";
import type { ScriptSession, StatementResult } from "../../sql/session/contract/sqlSession.ts";
import type { Statement } from "../../sql/statements/statement.ts";
import { printAligned, printCsv, printMessages } from "./printResult.ts";
import type { SqlArguments } from "./sqlArguments.ts";
import { reportStatement } from "./statementReport.ts";

// Like psql; PostgreSQL documentation, psql, "Exit Status".
const exitNoSession = 2;
const exitScriptError = 3;

export interface ScriptOutput {
  readonly write: (text: string) => void;
  /** Writes text that must not be mixed with CSV. */
  readonly warn: (text: string) => void;
}

/** Runs a script and writes the output of each statement; returns the exit status. */
export async function printScript(
  session: ScriptSession,
  statements: readonly Statement[],
  { format, stopsOnError }: Pick<SqlArguments, "format" | "stopsOnError">,
  output: ScriptOutput,
): Promise<number> {
  let exitStatus = 0;
  // Types are queried after the statement, while the script waits.
  let printed: Promise<void> = Promise.resolve();
  await runScript(session, statements, {
    pageSize: null,
    wantsExact: format !== "aligned",
    stopsOnError,
    onResult: (result) => {
      const { kind } = result.outcome;
      if (kind === "sessionLost") exitStatus = exitNoSession;
      else if (
        exitStatus === 0 &&
        kind !== "completed" &&
        (stopsAt(result.statement, stopsOnError || session.stopsOnError) ||
          endsScript(result.statement, result.outcome))
      ) {
        exitStatus = exitScriptError;
      }
      const columns = format === "json" ? describe(session, result) : Promise.resolve(null);
      printed = Promise.all([printed, columns]).then(([, described]) => {
        print(result, described, format, output);
      });
    },
  });
  await printed;
  return exitStatus;
}

/** Whether an error ends the script; WHENEVER SQLERROR overrides the option. */
function stopsAt({ script }: Statement, isAsked: boolean): boolean {
  return script?.stopsOnError ?? isAsked;
}

function print(
  result: StatementResult,
  columns: readonly Column[] | null,
  format: SqlArguments["format"],
  { write, warn }: ScriptOutput,
): void {
  switch (format) {
    case "json":
      write(`${JSON.stringify(reportStatement(result, columns))}\n`);
      break;
    case "csv":
      write(printCsv(result.blocks));
      warn(printMessages(result.blocks) + describeLoss(result) + describeOutcome(result));
      break;
    case "aligned":
      write(printAligned(result.blocks) + describeOutcome(result));
  }
}

function describe(
  session: ScriptSession,
  { statement, blocks, outcome }: StatementResult,
): Promise<readonly Column[] | null> {
  const tables = blocks.filter(({ kind }) => kind === "table");
  return outcome.kind === "completed" && tables.length === 1
    ? session.describe(statement)
    : Promise.resolve(null);
}

/** A note on tables read from aligned output, as those of psql's listings and \\g are. */
function describeLoss({ isExact, blocks, statement }: StatementResult): string {
  if (isExact || !blocks.some(({ kind }) => kind === "table")) return "";
  return `sql: read from aligned output, blanks at the ends and tabs may differ: ${firstLine(statement)}\n`;
}

function firstLine({ text }: Statement): string {
  return text.split("\n", 1)[0] ?? "";
}

/** The part of the outcome that the blocks do not show. */
function describeOutcome({ outcome, statement }: StatementResult): string {
  switch (outcome.kind) {
    case "refused":
      return `not sent: ${firstLine(statement)}: ${describeRefusal(outcome.refusal)}\n`;
    case "sessionLost":
      return `session lost: ${JSON.stringify(outcome.reason)}\n`;
    case "completed":
    case "failed":
    case "cancelled":
    case "notRun":
      return "";
  }
}
