import { restrictedWords } from "../protocol/restrictedWords.ts";
import { createMessage } from "../../output/messages/createMessage.ts";
import type { OutputBlock } from "../../model.ts";
import type { Statement } from "../../statements/statement.ts";
import { metaCommandsOf } from "../statements/metaCommandsOf.ts";
import type { Execution } from "../results/statementExchange.ts";
import { completedOutcome } from "../results/judgeOutcome.ts";
import { followRestriction, restrictKey, unrestrictKey } from "./restrictionKey.ts";
import type { Outcome } from "../contract/sqlSession.ts";
import { blankCommands } from "../statements/blankCommands.ts";

/** What restricted mode makes of a statement. */
export type RestrictedAnswer =
  /** It is not concerned. */
  | { readonly kind: "free" }
  /** psql must not get it. */
  | { readonly kind: "answered"; readonly outcome: Outcome }
  /** psql refuses its meta-commands with the rest of their lines, and runs this that is left. */
  | { readonly kind: "rest"; readonly rest: Statement };

/**
 * psql's restricted mode, kept by the driver: psql itself would refuse the driver's meta-commands too.
 * Every dump since August 2025 begins with `\restrict KEY` and ends with `\unrestrict KEY`.
 *
 * A statement that was cut for an unrestricted psql and holds a refused meta-command is not sent at all.
 *
 * @see PostgreSQL documentation, psql, "\restrict" and "\unrestrict"; psql, command.c, `HandleSlashCmds`
 */
export class Restriction {
  #key: string | null = null;

  answer(statement: Statement): RestrictedAnswer {
    const { kind, text } = statement;
    const name = kind.kind === "metaCommand" ? kind.name : null;
    const key = this.#key;
    this.#key = followRestriction(key, statement);
    if (name === "unrestrict") return answered(unrestrictOutcome(text, key));
    if (key === null) {
      if (statement.isRestricted === true && metaCommandsOf(statement).length > 0) {
        return answered(failure(restrictedWords));
      }
      return name === "restrict" ? answered(restrictOutcome(text)) : { kind: "free" };
    }
    if (metaCommandsOf(statement).length === 0) return { kind: "free" };
    const isWhole = name !== null || statement.isRestricted !== true;
    return isWhole
      ? answered(failure(restrictedWords))
      : { kind: "rest", rest: blankCommands(statement) };
  }

  /** A new psql is not restricted. */
  forget(): void {
    this.#key = null;
  }
}

function answered(outcome: Outcome): RestrictedAnswer {
  return { kind: "answered", outcome };
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

/** The execution of what was left of a statement, as one of the statement: psql has printed an error. */
export function withRefusedCommands(
  statement: Statement,
  { result, connection }: Execution,
): Execution {
  const refused = metaCommandsOf(statement).map((): OutputBlock => ({
    kind: "text",
    text: restrictedWords,
  }));
  const outcome = result.outcome.kind === "completed" ? restrictedOutcome : result.outcome;
  return {
    result: { ...result, statement, outcome, blocks: [...refused, ...result.blocks] },
    connection,
  };
}

/** Whether a command can be kept by the driver: it stands alone, and psql puts nothing into its key. */
export function isPlainRestriction({ kind, text }: Statement): boolean {
  if (kind.kind !== "metaCommand") return false;
  return kind.name === "unrestrict" || (kind.name === "restrict" && restrictKey(text) !== null);
}

function failure(message: string): Outcome {
  return { kind: "failed", error: createMessage({ severity: "ERROR", message }) };
}
