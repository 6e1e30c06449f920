import { CircleX } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import styles from "./machineAlert.module.css";

export interface TroubleAlertProps {
  /** What is wrong, in one sentence. */
  readonly reason: string;
  /** What to do about it. */
  readonly advice: string;
  /** Technical detail for bug reports; empty if there is none. */
  readonly detail: string;
  /** Buttons for the possible actions. */
  readonly children: ReactNode;
}

/** A problem of the machine, and the possible actions. */
export function TroubleAlert(props: TroubleAlertProps): ReactElement {
  const { reason, advice, detail, children } = props;
  return (
    <div role="alert" className={styles["alert"]}>
      <CircleX className={styles["icon"]} aria-hidden="true" />
      <div className={styles["text"]}>
        <p className={styles["reason"]}>{reason}</p>
        <p className={styles["advice"]}>{advice}</p>
        {detail !== "" && <pre className={styles["detail"]}>{detail}</pre>}
        <div className={styles["actions"]}>{children}</div>
      </div>
    </div>
  );
}
