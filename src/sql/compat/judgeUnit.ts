import { oracleDialect } from "../dialect.ts";
import { adviseOnTorn } from "../oracle/constructs/adviseOnTorn.ts";
import type { HintEnvironment } from "../oracle/constructs/hintEnvironment.ts";
import { findOracleConstruct } from "../oracle/constructs/findOracleConstruct.ts";
import { alternativeOn } from "../oracle/constructs/oracleConstruct.ts";
import { rewriteOracleConstruct } from "../oracle/rewrites/rewriteOracleConstruct.ts";
import { rewriteTornUnit } from "../oracle/rewrites/rewriteTornUnit.ts";
import type { StatementResult } from "../session/contract/sqlSession.ts";
import { findReferences, substitute } from "../sqlplus/variables/substitute.ts";
import type { Statement } from "../statements/statement.ts";
import type { CompatOutcome, CompatUnit } from "./compatUnit.ts";
import type { Dependencies } from "./dependencies.ts";

export interface UnitPlace {
  readonly number: number;
  readonly file: string;
  readonly line: number;
}

/** Returns the report's entry for a unit, from its result and earlier failures. */
export function judgeUnit(
  place: UnitPlace,
  result: StatementResult,
  dependencies: Dependencies,
  environment: HintEnvironment | null,
): CompatUnit {
  const { text } = result.statement;
  const sent = textWithValues(result.statement);
  const outcome = judgeOutcome(result, sent, dependencies);
  if (outcome.kind === "worked" || outcome.kind === "noted") dependencies.noteSuccess(sent);
  else dependencies.noteFailure(place.number, sent, result.transaction === "failed");
  const advice = findAdvice(result, outcome, environment);
  return { ...place, text, outcome, construct: null, instead: null, rewritten: null, ...advice };
}

/** Returns the text with the values of its variables, which may name what the unit creates. */
function textWithValues({ text, script }: Statement): string {
  const { substitution } = script ?? {};
  if (substitution === undefined) return text;
  const { character, values } = substitution;
  return substitute(text, findReferences(text, oracleDialect, character), values).text;
}

function judgeOutcome(
  result: StatementResult,
  sent: string,
  dependencies: Dependencies,
): CompatOutcome {
  const { outcome, blocks } = result;
  switch (outcome.kind) {
    case "completed": {
      const invalid = blocks.find(
        (block) =>
          block.kind === "message" &&
          block.message.severity === "WARNING" &&
          block.message.message === "compilation error",
      );
      // IvorySQL 5 creates the routine nevertheless; calls of it fail.
      if (invalid?.kind === "message") {
        const { message, hint, sqlState } = invalid.message;
        return {
          kind: "failed",
          sqlState,
          message: hint === null ? message : `${message}: ${hint}`,
        };
      }
      const isNoted = blocks.some(
        (block) =>
          block.kind === "note" && (block.note.kind === "ignored" || block.note.kind === "slash"),
      );
      return { kind: isNoted ? "noted" : "worked" };
    }
    case "failed": {
      const { sqlState, message } = outcome.error;
      const on = dependencies.find(sent, sqlState, message);
      return on === null
        ? { kind: "failed", sqlState, message }
        : { kind: "dependent", on, sqlState, message };
    }
    case "refused": {
      const { refusal } = outcome;
      // DESCRIBE of an object that a failed unit would have created.
      const on = refusal.kind === "noSuchObject" ? dependencies.findName(refusal.name) : null;
      if (on === null) return { kind: "refused", refusal };
      const message = `there is no ${sent.replace(/^\S+\s+/, "")}`;
      return { kind: "dependent", on, sqlState: null, message };
    }
    case "cancelled":
      return { kind: "lost", message: outcome.error?.message ?? "it took too long" };
    case "sessionLost":
      return { kind: "lost", message: `the session was lost: ${outcome.reason.kind}` };
    case "notRun":
      return { kind: "lost", message: "it was not run" };
  }
}

type Advice = Partial<Pick<CompatUnit, "construct" | "instead" | "rewritten">>;

function findAdvice(
  { outcome, statement }: StatementResult,
  judged: CompatOutcome,
  environment: HintEnvironment | null,
): Advice {
  if (judged.kind === "refused") {
    const { refusal } = judged;
    if (refusal.kind === "torn") {
      const { construct, example } = adviseOnTorn(refusal.what, environment);
      const rewritten =
        environment === null ? null : rewriteTornUnit(refusal.what, statement.text, environment);
      return { construct, instead: example, rewritten };
    }
    return statement.kind.kind === "sqlplus" ? { construct: "sqlplus" } : {};
  }
  if (judged.kind !== "failed" || outcome.kind !== "failed") return {};
  const found = findOracleConstruct(statement.text, outcome.error, environment);
  if (found === null) return {};
  const rewritten =
    environment === null
      ? null
      : rewriteOracleConstruct(found.kind, statement.text, outcome.error, environment);
  return { construct: found.kind, instead: alternativeOn(found, environment), rewritten };
}
