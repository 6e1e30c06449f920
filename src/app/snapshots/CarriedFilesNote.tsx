import { type ReactElement, useState } from "react";
import { translate } from "../translation/translation.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { ConfirmDialog } from "../ui/dialog/ConfirmDialog.tsx";
import { formatBytes } from "../ui/format/formatBytes.ts";
import styles from "./snapshotsPanel.module.css";

export interface CarriedFilesNoteProps {
  /** Size of the guest files from imported machines; for 0 nothing is shown. */
  readonly bytes: number;
  readonly onRemove: () => void;
}

/** Shows the size of the guest files from imported machines, and can remove them. */
export function CarriedFilesNote({ bytes, onRemove }: CarriedFilesNoteProps): ReactElement | null {
  const [isAsking, setIsAsking] = useState(false);
  if (bytes === 0) return null;
  return (
    <div className={styles["carried"]}>
      <span>{translate("Files of imported machines: {{size}}", { size: formatBytes(bytes) })}</span>
      <Button
        label="Remove"
        look="quiet"
        onClick={() => {
          setIsAsking(true);
        }}
      />
      {isAsking && (
        <ConfirmDialog
          title="Remove files of imported machines?"
          confirmLabel="Remove"
          isDangerous
          onConfirm={() => {
            setIsAsking(false);
            onRemove();
          }}
          onCancel={() => {
            setIsAsking(false);
          }}
        >
          {translate(
            "An imported machine reads programs that this image does not have from these files. Without them the machine, and snapshots of it, may wait for a file until the state file is imported again.",
          )}
        </ConfirmDialog>
      )}
    </div>
  );
}
