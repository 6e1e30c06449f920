import type { Statement } from "../../statements/statement.ts";
import { canBatch } from "./canBatch.ts";
import { dependsOnStrings } from "../policies/dependsOnStrings.ts";
import { DroppedLine } from "./droppedLine.ts";
import { mayChangeMode } from "../policies/compatibleMode.ts";
import { endsScript } from "./endsScript.ts";
import { hasClientLine } from "../refusals/keepWhole.ts";
import { hasVariables } from "../statements/unseenCopy.ts";
import { resetsSearchPath } from "../statements/resetsSearchPath.ts";
import { reasonAfter, resultWithout } from "../results/judgeOutcome.ts";
import type {
  BatchOptions,
  NotRunReason,
  RunOptions,
  ScriptSession,
  StatementResult,
} from "../contract/sqlSession.ts";

export interface ScriptOptions extends Omit<RunOptions, "stopsOnError">, BatchOptions {
  /** Called right before a statement, or a batch, is given to the session. */
  readonly onStart?: (statements: readonly Statement[]) => void;
  /** Whether the script was cancelled; a session does not know that between two statements. */
  readonly isCancelled?: () => boolean;
}

/**
 * Runs a script: consecutive statements that return no rows in batches, the others one by one.
 *
 * After an error that stops the script, a cancel or the loss of the session the rest is not run.
 */
export async function runScript(
  session: Pick<ScriptSession, "run" | "runBatch" | "stopsOnError">,
  statements: readonly Statement[],
  options: ScriptOptions,
): Promise<void> {
  const results = { last: null as StatementResult | null };
  const line = new DroppedLine();
  const onResult = (result: StatementResult): void => {
    results.last = result;
    line.note(result);
    options.onResult(result);
  };
  for (const group of groupStatements(statements, options.wantsExact)) {
    const stopsOnError = options.stopsOnError || session.stopsOnError;
    const ownReason = reasonToStop(results.last, stopsOnError);
    const reason = ownReason ?? (options.isCancelled?.() === true ? "cancelled" : null);
    const [first] = group;
    if (reason === null && first !== undefined && line.includes(first)) {
      const transaction = results.last?.transaction ?? "unknown";
      options.onResult(
        resultWithout(first, { kind: "notRun", reason: "droppedLine" }, transaction),
      );
      continue;
    }
    if (reason === null) {
      options.onStart?.(group);
      await runGroup(session, group, { ...options, onResult });
      continue;
    }
    const transaction = results.last?.transaction ?? "unknown";
    for (const statement of group) {
      options.onResult(resultWithout(statement, { kind: "notRun", reason }, transaction));
    }
  }
}

async function runGroup(
  session: Pick<ScriptSession, "run" | "runBatch" | "stopsOnError">,
  group: readonly Statement[],
  options: ScriptOptions,
): Promise<void> {
  const [first] = group;
  if (first === undefined) return;
  const stopsOnError = first.script?.stopsOnError ?? options.stopsOnError;
  if (group.length > 1) await session.runBatch(group, { ...options, stopsOnError });
  else options.onResult(await session.run(first, options));
}

/** Fewer statements are not worth a file. */
const smallestBatch = 8;
/** UTF-16 units, about 100 KB, so that results arrive before the end of a long script. */
const largestBatchLength = 100_000;

/** Divides a script into batches and single statements, in order. */
export function groupStatements(
  statements: readonly Statement[],
  wantsExact = false,
): readonly (readonly Statement[])[] {
  return groupBulk(statements, (statement) => statement, {
    fewest: smallestBatch,
    longest: largestBatchLength,
    leavesOut: wantsExact ? mayReturnRows : undefined,
  });
}

/**
 * Divides a script into batches and single statements, in order. A batch has at least `fewest`
 * statements, and ends once its texts are longer than `longest`, in UTF-16 units.
 */
export function groupBulk<T>(
  items: readonly T[],
  statementOf: (item: T) => Statement,
  limits: BulkLimits,
): readonly (readonly T[])[] {
  const { fewest, longest, leavesOut = () => false } = limits;
  const groups: (readonly T[])[] = [];
  let run: T[] = [];
  let length = 0;
  const flush = (): void => {
    if (run.length >= fewest) groups.push(run);
    else groups.push(...run.map((item) => [item]));
    run = [];
    length = 0;
  };
  // The end of the last meta-command's line: if that fails, psql skips the rest of the line.
  let commandLineEnd = -1;
  let end = -1;
  for (const item of items) {
    const statement = statementOf(item);
    const isOnCommandLine =
      statement.range.start === end && statement.textRange.start < commandLineEnd;
    if (statement.kind.kind === "metaCommand") commandLineEnd = statement.lineEnd;
    else if (!isOnCommandLine) commandLineEnd = -1;
    end = statement.range.end;
    if (isOnCommandLine || !mayJoin(statement) || leavesOut(statement)) {
      flush();
      groups.push([item]);
      continue;
    }
    if (length > longest) flush();
    run.push(item);
    length += statement.text.length;
  }
  flush();
  return groups;
}

export interface BulkLimits {
  readonly fewest: number;
  /** In UTF-16 units. */
  readonly longest: number;
  /** Whether a statement must not be part of a batch. */
  readonly leavesOut?: ((statement: Statement) => boolean) | undefined;
}

/** Whether a statement may return rows, which a batch prints only as aligned output. */
function mayReturnRows({ text }: Statement): boolean {
  return /\breturning\b/i.test(text);
}

/** Whether a statement may be part of a batch: none that may return rows or take long. */
function mayJoin(statement: Statement): boolean {
  return (
    statement.kind.kind === "sql" &&
    bulkKeywords.has(statement.kind.leadingKeyword) &&
    canBatch(statement) &&
    !mayChangeEncoding(statement) &&
    // Its text may have to be rewritten.
    !hasClientLine(statement.text) &&
    // The session queries the server before it runs.
    !dependsOnStrings(statement) &&
    !hasVariables(statement) &&
    // The session restores the path afterwards, and later statements need that.
    !resetsSearchPath(statement) &&
    !mayChangeMode(statement)
  );
}

/** Whether a statement may change the encoding, which is reset to UTF-8 after it. */
function mayChangeEncoding({ text }: Statement): boolean {
  return /client_encoding|\bset\s+(?:session\s+|local\s+)?names\b/i.test(text);
}

const bulkKeywords: ReadonlySet<string> = new Set([
  "INSERT",
  "UPDATE",
  "DELETE",
  "CREATE",
  "ALTER",
  "DROP",
  "COMMENT",
  "GRANT",
  "REVOKE",
  "SET",
  "BEGIN",
  "START",
  "COMMIT",
  "END",
  "ROLLBACK",
  "SAVEPOINT",
  "RELEASE",
]);

/** Whether a statement is EXIT of SQL*Plus. */
function isExit({ kind }: Statement): boolean {
  return kind.kind === "sqlplus" && kind.command.kind === "exit";
}

/** Returns why the script stops after a result; `null` if it continues. */
function reasonToStop(last: StatementResult | null, stopsOnError: boolean): NotRunReason | null {
  if (last === null) return null;
  const { outcome, statement } = last;
  if (outcome.kind === "completed") return isExit(statement) ? "scriptEnd" : null;
  const reason = reasonAfter(outcome);
  if (endsScript(statement, outcome)) return reason;
  const stops = statement.script?.stopsOnError ?? stopsOnError;
  return reason === "earlierError" && !stops ? null : reason;
}
