import { findPlanText } from "../../../sql/plan/findPlanText.ts";
import { parsePlan } from "../../../sql/plan/parsePlan.ts";
import type { QueryPlan } from "../../../sql/plan/queryPlan.ts";
import type { StatementRun } from "../../../state/store/statementRun.ts";

/** A plan that can be compared with others. */
export interface KeptPlan {
  readonly runId: string;
  readonly sql: string;
  readonly plan: QueryPlan;
  /** When it was shown first, in milliseconds since the epoch; `null` if that is not known. */
  readonly shownAtMs: number | null;
}

/** The plans that were shown since the page was loaded, also of results that are closed. */
export interface KeptPlans {
  keep(plan: KeptPlan): void;
  /** Returns the plans other than a run's, also those of open results; the latest shown first. */
  findOthers(runId: string, runs: readonly StatementRun[]): readonly KeptPlan[];
}

const mostPlans = 20;

export function createKeptPlans(): KeptPlans {
  let kept: readonly KeptPlan[] = [];
  return {
    keep(plan) {
      // Shown again, a plan keeps its time.
      if (kept.some(({ runId }) => runId === plan.runId)) return;
      kept = [plan, ...kept].slice(0, mostPlans);
    },
    findOthers(wantedId, runs) {
      const known = new Set(kept.map(({ runId }) => runId));
      const open = runs.flatMap((run): readonly KeptPlan[] => {
        const text = known.has(run.id) ? null : findPlanText(run.blocks);
        const plan = text === null ? null : parsePlan(text);
        if (plan === null) return [];
        return [{ runId: run.id, sql: run.statement.text, plan, shownAtMs: null }];
      });
      return [...kept, ...open.toReversed()].filter(({ runId }) => runId !== wantedId);
    },
  };
}

export const keptPlans = createKeptPlans();
