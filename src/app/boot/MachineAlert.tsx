import { CircleX } from "lucide-react";
import type { ReactElement } from "react";
import type { MachineFailure } from "../../vm/machineFailure.ts";
import { Button } from "../ui/Button.tsx";
import { describeMachineFailure } from "../wording/describeMachineFailure.ts";
import styles from "./machineAlert.module.css";

export interface MachineAlertProps {
  readonly failure: MachineFailure;
  readonly onRetry: () => void;
  readonly onColdBoot: () => void;
}

/** Why there is no machine, and what to do. */
export function MachineAlert({ failure, onRetry, onColdBoot }: MachineAlertProps): ReactElement {
  const { reason, advice, detail } = describeMachineFailure(failure);
  const canBootCold = failure.kind === "noSnapshot" || failure.kind === "stateRejected";
  return (
    <div role="alert" className={styles["alert"]}>
      <CircleX className={styles["icon"]} aria-hidden="true" />
      <div className={styles["text"]}>
        <p className={styles["reason"]}>{reason}</p>
        <p className={styles["advice"]}>{advice}</p>
        {detail !== null && detail !== "" && <pre className={styles["detail"]}>{detail}</pre>}
        <div className={styles["actions"]}>
          {failure.kind !== "noSnapshot" && <Button label="Retry" onClick={onRetry} />}
          {canBootCold && <Button label="Boot cold" onClick={onColdBoot} />}
        </div>
      </div>
    </div>
  );
}
