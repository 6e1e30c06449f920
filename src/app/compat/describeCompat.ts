import type { CompatOutcome, CompatUnit } from "../../sql/compat/compatUnit.ts";
import { summarizeCompat } from "../../sql/compat/summarizeCompat.ts";
import type { CompatProblem } from "../../state/store/compatState.ts";
import { translate } from "../translation/translation.ts";
import { describeRefusal } from "../wording/describeRefusal.ts";
import { describeSnapshotFailure } from "../wording/describeSnapshotFailure.ts";

export function describeCompatOutcome(outcome: CompatOutcome): string {
  switch (outcome.kind) {
    case "worked":
      return translate("works");
    case "noted":
      return translate("no effect here");
    case "failed":
      return translate("fails: {{message}}", { message: withState(outcome) });
    case "dependent":
      return translate("fails because of unit {{number}}: {{message}}", {
        number: outcome.on,
        message: withState(outcome),
      });
    case "refused":
      return describeRefusal(outcome.refusal);
    case "lost":
      return outcome.message;
  }
}

function withState({ sqlState, message }: { sqlState: string | null; message: string }): string {
  return sqlState === null ? message : `${sqlState} ${message}`;
}

/** "7 of 9 units run; 1 by itself ..."; empty before the first check. */
export function describeCompatCounts(units: readonly CompatUnit[]): string {
  if (units.length === 0) return "";
  const { total, counts } = summarizeCompat(units);
  return translate(
    "{{good}} of {{total}} units run; {{failed}} fail by themselves, {{dependent}} because of another",
    {
      good: counts.worked + counts.noted,
      total,
      failed: counts.failed + counts.refused + counts.lost,
      dependent: counts.dependent,
    },
  );
}

export function describeCompatProblem(problem: CompatProblem): string {
  switch (problem.kind) {
    case "stopped":
      return translate("Stopped. The machine is back as it was.");
    case "machineLost":
      return translate("The machine did not answer, so the other units were not run.");
    case "noCleanState":
      return translate("The state that the image comes with could not be loaded.");
    case "state":
      return describeSnapshotFailure(problem.failure);
  }
}
