import type { OutputBlock, ServerMessage } from "../model.ts";
import type { StatementResult } from "../session/contract/sqlSession.ts";
import { findErrorPlace } from "../output/messages/findErrorPlace.ts";
import { tableBlock } from "../output/tableBlock.ts";

/** The result of the last CREATE of a compiled unit, for SHOW ERRORS. */
export class Compilation {
  #text = "";
  #errors: readonly ServerMessage[] = [];
  #wasSent = true;

  follow({ statement, blocks, outcome }: StatementResult): void {
    if (statement.kind.kind !== "sql" || !compiled.test(statement.text)) return;
    this.#text = statement.text;
    this.#wasSent = outcome.kind !== "refused" && outcome.kind !== "notRun";
    const errors = blocks.flatMap((block) =>
      block.kind === "message" && isCompilationError(block.message) ? [block.message] : [],
    );
    this.#errors = errors.length === 0 && outcome.kind === "failed" ? [outcome.error] : errors;
  }

  blocks(): readonly OutputBlock[] {
    if (!this.#wasSent) return [{ kind: "note", note: { kind: "notCompiled" } }];
    if (this.#errors.length === 0) return [{ kind: "note", note: { kind: "noErrors" } }];
    return [
      tableBlock(
        ["LINE", "ERROR"],
        this.#errors.map((error) => this.#toRow(error)),
      ),
    ];
  }

  /** Line numbers count from 1 within the statement. */
  #toRow(error: ServerMessage): readonly string[] {
    const { message, hint } = error;
    const place = findErrorPlace(this.#text, error) ?? findToken(this.#text, hint);
    const line = place === null ? "" : String(this.#text.slice(0, place).split("\n").length);
    return [line, hint === null ? message : `${message}: ${hint}`];
  }
}

const compiled =
  /^create\s+(?:or\s+replace\s+)?(?:(?:non)?editionable\s+)?(?:constraint\s+)?(?:function|procedure|package|trigger|type|view)\b/i;

/** IvorySQL 5 creates a routine with an invalid body and reports it in a warning. */
function isCompilationError({ severity, message }: ServerMessage): boolean {
  return severity === "ERROR" || (severity === "WARNING" && message === "compilation error");
}

/** Finds the unexpected token that IvorySQL 5 names without a position; null if it occurs twice. */
function findToken(text: string, hint: string | null): number | null {
  const token = /at or near "([^]+)"$/.exec(hint ?? "")?.[1];
  const place = token === undefined ? -1 : text.indexOf(token);
  return place < 0 || text.lastIndexOf(token ?? "") !== place ? null : place;
}
