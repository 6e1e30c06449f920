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
  /** Whether the script was cancelled: between two of its statements no session knows of it. */
  readonly isCancelled?: () => boolean;
}

/**
 * Runs a script: statements in a row that give no rows go as a batch, the others one by one.
 *
 * After an error that stops it, a cancel or the loss of the session the rest is not run.
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

/** Fewer are not worth a file. */
const smallestBatch = 8;
/** A file of some 100 KB: results come in before the end of a long script. */
const largestBatchLength = 100_000;

/** Cuts a script into batches and single statements, in order. */
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
 * Cuts a script into rows of statements that can go as batches, and single statements, in order.
 * A row has at least `fewest` statements, and ends once its texts are longer than `longest`, in
 * UTF-16 units.
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
  // The end of the line of the last meta-command: what stands on it may not be run.
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
  /** Statements that go alone. */
  readonly leavesOut?: ((statement: Statement) => boolean) | undefined;
}

/** A batch prints aligned output only. */
function mayReturnRows({ text }: Statement): boolean {
  return /\breturning\b/i.test(text);
}

/** Whatever may have rows to show or takes its time is better off alone. */
function mayJoin(statement: Statement): boolean {
  return (
    statement.kind.kind === "sql" &&
    bulkKeywords.has(statement.kind.leadingKeyword) &&
    canBatch(statement) &&
    !mayChangeEncoding(statement) &&
    // It may have to be sent in another form.
    !hasClientLine(statement.text) &&
    // Asked about before it runs.
    !dependsOnStrings(statement) &&
    !hasVariables(statement) &&
    // It is made up for afterwards, and the statements behind it need that.
    !resetsSearchPath(statement) &&
    !mayChangeMode(statement)
  );
}

/** Output and files are UTF-8: an encoding that a statement chose is set back behind it. */
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

/** EXIT of SQL*Plus. */
function isExit({ kind }: Statement): boolean {
  return kind.kind === "sqlplus" && kind.command.kind === "exit";
}

/** `null`: the script goes on. */
function reasonToStop(last: StatementResult | null, stopsOnError: boolean): NotRunReason | null {
  if (last === null) return null;
  const { outcome, statement } = last;
  if (outcome.kind === "completed") return isExit(statement) ? "scriptEnd" : null;
  const reason = reasonAfter(outcome);
  if (endsScript(statement, outcome)) return reason;
  const stops = statement.script?.stopsOnError ?? stopsOnError;
  return reason === "earlierError" && !stops ? null : reason;
}
