import { Check, CircleX } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { joinClasses } from "../ui/joinClasses.ts";
import styles from "./transfer.module.css";

export interface TransferOutcomeProps {
  /** The subject, for screen readers. */
  readonly label: string;
  readonly isGood: boolean;
  /** The outcome in one sentence. */
  readonly words: string;
  /** The problems, line by line. */
  readonly problemsLabel: string;
  readonly problems: readonly { readonly key: string; readonly words: ReactNode }[];
  /** Buttons for possible actions. */
  readonly actions?: ReactNode;
}

/** The outcome of a transfer. */
export function TransferOutcome(props: TransferOutcomeProps): ReactElement {
  const { label, isGood, words, problemsLabel, problems } = props;
  const Icon = isGood ? Check : CircleX;
  return (
    <div
      className={joinClasses(styles["outcome"], !isGood && styles["failed"])}
      role={isGood ? "status" : "alert"}
      aria-label={label}
    >
      <Icon aria-hidden="true" />
      <div className={styles["outcomeText"]}>
        <p>{words}</p>
        {problems.length > 0 && (
          <ul className={styles["problems"]} aria-label={problemsLabel}>
            {problems.map(({ key, words: problem }) => (
              <li key={key}>{problem}</li>
            ))}
          </ul>
        )}
        {props.actions}
      </div>
    </div>
  );
}
