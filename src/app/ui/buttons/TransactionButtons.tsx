import { Check, Undo2 } from "lucide-react";
import type { ReactElement } from "react";
import { Button } from "./Button.tsx";

export interface TransactionButtonsProps {
  readonly isDisabled: boolean;
  readonly onCommit: () => void;
  readonly onRollBack: () => void;
}

/** The buttons that end an open transaction. */
export function TransactionButtons(props: TransactionButtonsProps): ReactElement {
  const { isDisabled, onCommit, onRollBack } = props;
  return (
    <>
      <Button label="Commit" look="quiet" icon={Check} isDisabled={isDisabled} onClick={onCommit} />
      <Button
        label="Roll back"
        look="quiet"
        icon={Undo2}
        isDisabled={isDisabled}
        onClick={onRollBack}
      />
    </>
  );
}
