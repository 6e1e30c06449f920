import { adviseOnTorn } from "../oracle/adviseOnTorn.ts";
import type { HintEnvironment } from "../oracle/hintEnvironment.ts";
import { findOracleConstruct } from "../oracle/findOracleConstruct.ts";
import { alternativeOn, type OracleConstruct } from "../oracle/oracleConstruct.ts";
import type { StatementResult } from "../session/sqlSession.ts";
import type { CompatOutcome, CompatUnit } from "./compatUnit.ts";
import type { Dependencies } from "./dependencies.ts";

export interface UnitPlace {
  readonly number: number;
  readonly file: string;
  readonly line: number;
}

/** Says what became of a unit, from its result and from what failed before it. */
export function judgeUnit(
  place: UnitPlace,
  result: StatementResult,
  dependencies: Dependencies,
  environment: HintEnvironment | null,
): CompatUnit {
  const { text } = result.statement;
  const outcome = judgeOutcome(result, dependencies);
  if (outcome.kind === "worked" || outcome.kind === "noted") dependencies.noteSuccess(text);
  else dependencies.noteFailure(place.number, text, result.transaction === "failed");
  const advice = findAdvice(result, outcome, environment);
  return { ...place, text, outcome, construct: null, instead: null, ...advice };
}

function judgeOutcome(result: StatementResult, dependencies: Dependencies): CompatOutcome {
  const { outcome, blocks, statement } = result;
  switch (outcome.kind) {
    case "completed": {
      const invalid = blocks.find(
        (block) =>
          block.kind === "message" &&
          block.message.severity === "WARNING" &&
          block.message.message === "compilation error",
      );
      // IvorySQL 5 makes the routine all the same; whoever calls it fails.
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
      const on = dependencies.find(statement.text, sqlState, message);
      return on === null
        ? { kind: "failed", sqlState, message }
        : { kind: "dependent", on, sqlState, message };
    }
    case "refused":
      return { kind: "refused", refusal: outcome.refusal };
    case "cancelled":
      return { kind: "lost", message: outcome.error?.message ?? "it took too long" };
    case "sessionLost":
      return { kind: "lost", message: `the session was lost: ${outcome.reason.kind}` };
    case "notRun":
      return { kind: "lost", message: "it was not run" };
  }
}

type Advice = Partial<Pick<CompatUnit, "construct" | "instead">>;

function findAdvice(
  { outcome, statement }: StatementResult,
  judged: CompatOutcome,
  environment: HintEnvironment | null,
): Advice {
  if (judged.kind === "refused") {
    const { refusal } = judged;
    if (refusal.kind === "torn") {
      const { construct, example } = adviseOnTorn(refusal.what, environment);
      return { construct, instead: example };
    }
    return statement.kind.kind === "sqlplus" ? { construct: "sqlplus" } : {};
  }
  if (judged.kind !== "failed" || outcome.kind !== "failed") return {};
  const found = findOracleConstruct(statement.text, outcome.error, environment);
  return found === null ? {} : adviceOf(found, environment);
}

function adviceOf(found: OracleConstruct, environment: HintEnvironment | null): Advice {
  return { construct: found.kind, instead: alternativeOn(found, environment) };
}
