import type { ReactElement } from "react";
import type { TransferState } from "../../state/store/transferState.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { Elapsed } from "../ui/Elapsed.tsx";
import { formatBytes } from "../ui/format/formatBytes.ts";
import { useWorkbench } from "../services/useWorkbench.ts";
import { describeOutcome, describeProblem, describeTask } from "./describeTransfer.ts";
import { PackagesAdvice } from "./PackagesAdvice.tsx";
import { TransferOutcome } from "./TransferOutcome.tsx";
import styles from "./transfer.module.css";
import { translate } from "../translation/translation.ts";

const shownProblems = 50;

/** The progress of a transfer with a stop button; then its outcome. */
export function TransferProgress({
  transfer,
}: {
  readonly transfer: TransferState;
}): ReactElement | null {
  const { transfers } = useWorkbench();
  switch (transfer.kind) {
    case "idle":
      return null;
    case "running": {
      const { task, name, doneBytes, totalBytes, at } = transfer;
      const words = describeTask(task, name);
      return (
        <div className={styles["progress"]}>
          <span>
            {words}: {describeProgress(doneBytes, totalBytes)}
            {at !== null && `, ${at}`}
          </span>
          <Elapsed key={`${task} ${name}`} />
          <progress
            aria-label={words}
            {...(totalBytes !== null && { max: totalBytes, value: doneBytes })}
          />
          <Button
            label="Stop"
            onClick={() => {
              transfers.stop();
            }}
          />
        </div>
      );
    }
    case "ended": {
      const { task, outcome } = transfer;
      const problems = "problems" in outcome ? outcome.problems : [];
      return (
        <TransferOutcome
          label={translate("Transfer")}
          isGood={outcome.kind === "done"}
          words={describeOutcome(task, outcome)}
          problemsLabel={translate("Errors")}
          problems={problems.slice(0, shownProblems).map((problem, index) => ({
            key: `${index} ${problem.message}`,
            words: describeProblem(problem),
          }))}
          actions={outcome.kind === "packagesNotDumped" && <PackagesAdvice />}
        />
      );
    }
  }
}

function describeProgress(doneBytes: number, totalBytes: number | null): string {
  const done = formatBytes(doneBytes);
  return totalBytes === null
    ? done
    : translate("{{done}} of {{total}}", { done, total: formatBytes(totalBytes) });
}
