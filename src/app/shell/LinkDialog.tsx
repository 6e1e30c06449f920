import type { ReactElement } from "react";
import { translate } from "../translation/translation.ts";
import { ConfirmDialog } from "../ui/dialog/ConfirmDialog.tsx";

export interface LinkDialogProps {
  /** Written by the guest, so it may be any text. */
  readonly address: string;
  readonly onClose: () => void;
}

/** Shows the address of a link in the terminal and asks before it opens in a new tab. */
export function LinkDialog({ address, onClose }: LinkDialogProps): ReactElement {
  return (
    <ConfirmDialog
      title="Open this link?"
      confirmLabel="Open"
      isDangerous
      onCancel={onClose}
      onConfirm={() => {
        onClose();
        window.open(address, "_blank", "noopener,noreferrer");
      }}
    >
      {translate("A program of the guest wrote it. It leads to:")} <code>{address}</code>
    </ConfirmDialog>
  );
}
