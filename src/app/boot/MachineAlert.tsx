import type { ReactElement } from "react";
import type { MachineFailure } from "../../vm/machineFailure.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { describeMachineFailure } from "../wording/describeMachineFailure.ts";
import { TroubleAlert } from "./TroubleAlert.tsx";

export interface MachineAlertProps {
  readonly failure: MachineFailure;
  readonly onRetry: () => void;
  readonly onColdBoot: () => void;
}

/** Says why the machine failed, and what to do. */
export function MachineAlert({ failure, onRetry, onColdBoot }: MachineAlertProps): ReactElement {
  const { reason, advice, detail } = describeMachineFailure(failure);
  const canBootCold = failure.kind === "noSnapshot" || failure.kind === "stateRejected";
  return (
    <TroubleAlert reason={reason} advice={advice} detail={detail ?? ""}>
      {failure.kind !== "noSnapshot" && <Button label="Retry" onClick={onRetry} />}
      {canBootCold && <Button label="Boot cold" onClick={onColdBoot} />}
    </TroubleAlert>
  );
}
