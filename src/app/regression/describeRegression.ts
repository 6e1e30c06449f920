import { hasPassed, type RegressionResult } from "../../sql/regression/regressionResult.ts";
import type { RegressionProblem, TestProgress } from "../../state/store/regressionState.ts";
import { translate } from "../translation/translation.ts";
import { describeSnapshotFailure } from "../wording/describeSnapshotFailure.ts";

export type TestTone = "quiet" | "busy" | "good" | "bad";

/** The state of a test in a word. */
export function describeProgress(progress: TestProgress | undefined): {
  readonly words: string;
  readonly tone: TestTone;
} {
  switch (progress?.kind) {
    case undefined:
      return { words: translate("not run"), tone: "quiet" };
    case "waiting":
      return { words: translate("waiting"), tone: "quiet" };
    case "running":
      return { words: translate("running"), tone: "busy" };
    case "ended":
      return describeResult(progress.result);
  }
}

function describeResult(result: RegressionResult): {
  readonly words: string;
  readonly tone: TestTone;
} {
  if (hasPassed(result)) return { words: translate("passed"), tone: "good" };
  return result.comparison.kind === "nothingExpected" && result.exitStatus === 0
    ? { words: translate("nothing to compare with"), tone: "quiet" }
    : { words: translate("failed"), tone: "bad" };
}

/** Explains a result in a sentence. */
export function explainResult({ comparison, exitStatus }: RegressionResult): string {
  if (exitStatus !== 0) {
    return translate("psql lost the server, or was ended: exit status {{exitStatus}}.", {
      exitStatus,
    });
  }
  switch (comparison.kind) {
    case "same":
      return translate("The output is what {{name}} says.", { name: comparison.name });
    case "different":
      return translate("The output is not what {{name}} says.", { name: comparison.name });
    case "nothingExpected":
      return translate("No output is expected yet: accept this one, or add a file or text.");
  }
}

export function describeRegressionProblem(problem: RegressionProblem): string {
  switch (problem.kind) {
    case "stopped":
      return translate("Stopped. The machine is back as it was.");
    case "machineLost":
      return translate("The machine did not answer, so the other scripts were not run.");
    case "databaseNotMade":
      return translate("The server did not make the database for the tests: {{message}}", {
        message: problem.message,
      });
    case "filesNotPlaced":
      return translate("The files beside the scripts did not get into the machine: {{message}}", {
        message: problem.message,
      });
    case "noCleanState":
      return translate("The state that the image comes with could not be loaded.");
    case "state":
      return describeSnapshotFailure(problem.failure);
  }
}
