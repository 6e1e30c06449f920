import type { ServerMessage, TextRange } from "../../../sql/model.ts";
import {
  findCompilationWarning,
  placeOfCompilationWarning,
} from "../../../sql/output/messages/findCompilationWarning.ts";
import { findErrorPlace } from "../../../sql/output/messages/findErrorPlace.ts";
import type { Refusal } from "../../../sql/session/contract/sqlSession.ts";
import type { StatementRun } from "../../../state/store/statementRun.ts";
import { describeRefusal } from "../../wording/describeRefusal.ts";
import { locateStatement } from "./locateStatement.ts";

/** A place of the text at which an error points. */
export interface ErrorMark {
  readonly range: TextRange;
  readonly message: string;
}

interface Place {
  readonly offset: number;
  readonly message: string;
}

/**
 * Returns the errors of these runs that can be located in the current text. `readText` is only
 * called if there is an error, as a long text takes the editor a while.
 */
export function findErrorMarks(
  runs: readonly StatementRun[],
  readText: () => string,
): readonly ErrorMark[] {
  let text: string | null = null;
  return runs
    .map((run) => findErrorMark(run, () => (text ??= readText())))
    .filter((mark) => mark !== null);
}

/** The place of a run's error in the text; `null` if it has none. */
function findErrorMark(run: StatementRun, readText: () => string): ErrorMark | null {
  if (run.status.kind !== "ended") return null;
  const { outcome } = run.status;
  const error =
    outcome.kind === "failed"
      ? placeOfError(outcome.error, run.statement.text)
      : outcome.kind === "refused"
        ? placeOfRefusal(outcome.refusal, run)
        : outcome.kind === "completed"
          ? placeOfWarning(run)
          : null;
  if (error === null) return null;
  const text = readText();
  const start = locateStatement(text, run.statement.text, run.documentOffset);
  if (start === null) return null;
  const from = Math.min(start + error.offset, text.length);
  return { range: { start: from, end: endOfToken(text, from) }, message: error.message };
}

function placeOfError(error: ServerMessage, sql: string): Place | null {
  const offset = findErrorPlace(sql, error);
  if (offset === null) return null;
  const lines = [
    error.sqlState === null ? error.message : `${error.message} (${error.sqlState})`,
    error.detail,
    error.hint,
  ];
  const message = lines.filter((line) => line !== null).join("\n");
  return { offset, message };
}

/** The place of the warning about a routine that was created with compilation errors. */
function placeOfWarning({ blocks, statement }: StatementRun): Place | null {
  const warning = findCompilationWarning(blocks);
  const offset = warning === null ? null : placeOfCompilationWarning(statement.text, warning);
  if (warning === null || offset === null) return null;
  return { offset, message: warning.hint ?? warning.message };
}

function placeOfRefusal(refusal: Refusal, run: StatementRun): Place | null {
  if (refusal.kind !== "unterminated" && refusal.kind !== "nulCharacter") return null;
  const offset = refusal.offset - run.statement.textRange.start;
  return offset < 0 ? null : { offset, message: describeRefusal(refusal) };
}

/** The end of the word, the quoted text or the single character that begins at `start`. */
function endOfToken(text: string, start: number): number {
  const token = /^(?:[\p{L}\p{N}_$]+|"[^"\n]*"|'[^'\n]*')/u.exec(text.slice(start, start + 200));
  return start + Math.max(1, token?.[0].length ?? 1);
}
