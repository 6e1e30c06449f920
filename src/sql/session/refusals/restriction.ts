import { restrictedWords } from "../protocol/restrictedWords.ts";
import { createMessage } from "../../output/messages/createMessage.ts";
import type { OutputBlock } from "../../model.ts";
import type { Statement } from "../../statements/statement.ts";
import { metaCommandsOf } from "../statements/metaCommandsOf.ts";
import { completedOutcome } from "../results/judgeOutcome.ts";
import { followRestriction, restrictKey, unrestrictKey } from "./restrictionKey.ts";
import type { Outcome, StatementResult } from "../contract/sqlSession.ts";
import { blankCommands } from "../statements/blankCommands.ts";

/** How restricted mode affects a statement. */
export type RestrictionDecision =
  | { readonly kind: "unaffected" }
  /** The statement is not sent. */
  | { readonly kind: "decided"; readonly outcome: Outcome }
  /** psql refuses the meta-commands with the rest of their lines, and runs `rest`. */
  | { readonly kind: "rest"; readonly rest: Statement };

/**
 * psql's restricted mode, emulated by the driver, as psql itself would refuse the driver's
 * meta-commands too. Every dump since August 2025 begins with `\restrict KEY` and ends with
 * `\unrestrict KEY`.
 *
 * A statement that was split for an unrestricted psql and contains a refused meta-command is not
 * sent.
 *
 * @see PostgreSQL documentation, psql, "\restrict" and "\unrestrict"; psql, command.c, `HandleSlashCmds`
 */
export class Restriction {
  #key: string | null = null;

  decide(statement: Statement): RestrictionDecision {
    const { kind, text } = statement;
    const name = kind.kind === "metaCommand" ? kind.name : null;
    const key = this.#key;
    this.#key = followRestriction(key, statement);
    if (name === "unrestrict") return decided(unrestrictOutcome(text, key));
    if (key === null) {
      if (statement.isRestricted === true && metaCommandsOf(statement).length > 0) {
        return decided(failure(restrictedWords));
      }
      return name === "restrict" ? decided(restrictOutcome(text)) : { kind: "unaffected" };
    }
    if (metaCommandsOf(statement).length === 0) return { kind: "unaffected" };
    const isWhole = name !== null || statement.isRestricted !== true;
    return isWhole
      ? decided(failure(restrictedWords))
      : { kind: "rest", rest: blankCommands(statement) };
  }

  /** Leaves restricted mode: a new psql is not restricted. */
  forget(): void {
    this.#key = null;
  }
}

function decided(outcome: Outcome): RestrictionDecision {
  return { kind: "decided", outcome };
}

function restrictOutcome(text: string): Outcome {
  return restrictKey(text) ? completedOutcome : failure("\\restrict: missing required argument");
}

function unrestrictOutcome(text: string, key: string | null): Outcome {
  const given = unrestrictKey(text);
  if (given === null) return failure("\\unrestrict: missing required argument");
  if (key === null) return failure("\\unrestrict: not currently in restricted mode");
  return given === key ? completedOutcome : failure("\\unrestrict: wrong key");
}

export const restrictedOutcome: Outcome = failure(restrictedWords);

/** Returns the result of a statement whose meta-commands were refused; each adds psql's error. */
export function withRefusedCommands(
  statement: Statement,
  result: StatementResult,
): StatementResult {
  const refused = metaCommandsOf(statement).map((): OutputBlock => ({
    kind: "text",
    text: restrictedWords,
  }));
  const outcome = result.outcome.kind === "completed" ? restrictedOutcome : result.outcome;
  return { ...result, statement, outcome, blocks: [...refused, ...result.blocks] };
}

/**
 * Whether the driver can emulate a command: it stands alone, and psql expands nothing in its key.
 */
export function isPlainRestriction({ kind, text }: Statement): boolean {
  if (kind.kind !== "metaCommand") return false;
  return kind.name === "unrestrict" || (kind.name === "restrict" && restrictKey(text) !== null);
}

function failure(message: string): Outcome {
  return { kind: "failed", error: createMessage({ severity: "ERROR", message }) };
}
