import type { ReactElement } from "react";
import { translate } from "../translation/translation.ts";
import { ConfirmDialog } from "../ui/dialog/ConfirmDialog.tsx";

export interface LinkDialogProps {
  /** Written by the guest: anything at all. */
  readonly address: string;
  readonly onClose: () => void;
}

/** Shows where a link of the terminal leads and asks before it is opened in a new tab. */
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
