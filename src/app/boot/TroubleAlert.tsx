import { CircleX } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import styles from "./machineAlert.module.css";

export interface TroubleAlertProps {
  /** What is wrong, in one sentence. */
  readonly reason: string;
  /** What to do about it. */
  readonly advice: string;
  /** For the curious and for bug reports; empty when there is nothing more to say. */
  readonly detail: string;
  /** The ways on. */
  readonly children: ReactNode;
}

/** Something of the machine that goes wrong, and the ways on. */
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
