import { type ReactElement, type ReactNode, useEffect, useRef } from "react";
import { Button } from "../buttons/Button.tsx";
import { Dialog } from "./Dialog.tsx";

export interface ConfirmDialogProps {
  readonly title: string;
  /** What will happen, and whether it can be undone. */
  readonly children: ReactNode;
  /** What the confirming button does, as a verb: "Delete". */
  readonly confirmLabel: string;
  readonly isDangerous?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps): ReactElement {
  const { title, children, confirmLabel, isDangerous = false, onConfirm, onCancel } = props;
  // Enter activates the focused button, which must be Cancel for an action that cannot be undone.
  const cancelRef = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isDangerous) cancelRef.current?.focus();
  }, [isDangerous]);
  const footer = (
    <>
      <Button ref={cancelRef} label="Cancel" onClick={onCancel} />
      <Button label={confirmLabel} look={isDangerous ? "danger" : "primary"} onClick={onConfirm} />
    </>
  );
  return (
    <Dialog title={title} role="alertdialog" onClose={onCancel} footer={footer}>
      {children}
    </Dialog>
  );
}
