import type { OutputBlock, ServerMessage } from "../model.ts";
import type { StatementResult } from "../session/sqlSession.ts";
import { tableBlock } from "./tableBlock.ts";

/** What the last CREATE of a unit that is compiled has come to, for SHOW ERRORS. */
export class Compilation {
  #errors: readonly ServerMessage[] = [];
  #wasSent = true;

  follow({ statement, blocks, outcome }: StatementResult): void {
    if (statement.kind.kind !== "sql" || !compiled.test(statement.text)) return;
    this.#wasSent = outcome.kind !== "refused" && outcome.kind !== "notRun";
    const errors = blocks.flatMap((block) =>
      block.kind === "message" && isCompilationError(block.message) ? [block.message] : [],
    );
    this.#errors = errors.length === 0 && outcome.kind === "failed" ? [outcome.error] : errors;
  }

  blocks(): readonly OutputBlock[] {
    if (!this.#wasSent) return [{ kind: "note", note: { kind: "notCompiled" } }];
    if (this.#errors.length === 0) return [{ kind: "note", note: { kind: "noErrors" } }];
    return [tableBlock(["LINE", "ERROR"], this.#errors.map(toRow))];
  }
}

const compiled =
  /^create\s+(?:or\s+replace\s+)?(?:(?:non)?editionable\s+)?(?:constraint\s+)?(?:function|procedure|package|trigger|type|view)\b/i;

/** IvorySQL 5 creates a routine whose body is wrong, and says so in a warning. */
function isCompilationError({ severity, message }: ServerMessage): boolean {
  return severity === "ERROR" || (severity === "WARNING" && message === "compilation error");
}

function toRow({ raw, message, hint }: ServerMessage): readonly string[] {
  const line = /^LINE (\d+):/m.exec(raw)?.[1] ?? "";
  return [line, hint === null ? message : `${message}: ${hint}`];
}
