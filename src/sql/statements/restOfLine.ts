import type { Dialect } from "../dialect.ts";
import { readMetaCommand } from "./metaCommand.ts";
import { isCopyFromStandardInput } from "./trackers/copyTracker.ts";
import { Lexer } from "./lexing/lexer.ts";
import { nameOfOpenToken } from "./statementBuilder.ts";
import type { Unterminated } from "./statement.ts";
import { StatementProgress } from "./statementProgress.ts";

export interface RestOfLine {
  /** Number of its statements that need data lines as well. */
  readonly copyCount: number;
  /** The construct that it leaves open: psql would continue it after the data. */
  readonly open: Unterminated | null;
}

/**
 * Reads the rest of a COPY's line, from `start` to `lineEnd`, which psql runs after the data.
 *
 * It must be complete statements, or one that a meta-command ends: a statement that continued after
 * the data would be cut in two.
 */
export function readRestOfLine(
  text: string,
  dialect: Dialect,
  start: number,
  lineEnd: number,
): RestOfLine {
  const lexer = new Lexer(text, dialect, start, lineEnd);
  let progress = new StatementProgress(dialect);
  let copyCount = 0;
  let statementStart = start;
  for (let kind = lexer.next(); kind !== "end"; kind = lexer.next()) {
    if (kind === "backslash") {
      const command = readMetaCommand(text, lexer.start, lineEnd);
      switch (command.effect) {
        case "copy":
          if (isCopyFromStandardInput(text, dialect, lexer.start + 1, command.end)) copyCount++;
          break;
        case "send":
          copyCount += progress.copyCount;
          progress = new StatementProgress(dialect);
          break;
        case "reset":
          progress = new StatementProgress(dialect);
          break;
        case "openConditional":
        case "nextBranch":
        case "closeConditional":
          return { copyCount, open: { what: "conditional", offset: lexer.start } };
        case "none":
          break;
      }
      lexer.moveTo(command.end);
      continue;
    }
    if (!lexer.isClosed) {
      return { copyCount, open: { what: nameOfOpenToken(kind), offset: lexer.start } };
    }
    if (kind === "blank" || kind === "comment" || kind === "lineComment") continue;
    if (progress.isEmpty) statementStart = lexer.start;
    progress.add(lexer);
    if (kind !== "semicolon" || !progress.semicolonEnds) continue;
    copyCount += progress.copyCount;
    progress = new StatementProgress(dialect);
  }
  if (progress.isEmpty) return { copyCount, open: null };
  const open = progress.openAtEnd ?? { what: "copyData", offset: statementStart };
  return { copyCount, open };
}
