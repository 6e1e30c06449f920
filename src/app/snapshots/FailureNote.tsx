import { TriangleAlert, X } from "lucide-react";
import type { ReactElement } from "react";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import styles from "./snapshotsPanel.module.css";

export interface FailureNoteProps {
  readonly text: string;
  /** What can be done about it at once. */
  readonly action?: { readonly label: string; readonly onSelect: () => void } | undefined;
  readonly onDismiss: () => void;
}

/** What went wrong and what to do, until it is dismissed. */
export function FailureNote({ text, action, onDismiss }: FailureNoteProps): ReactElement {
  return (
    <div role="alert" className={styles["failure"]}>
      <TriangleAlert aria-hidden="true" />
      <div className={styles["failureText"]}>
        {text}
        {action !== undefined && <Button label={action.label} onClick={action.onSelect} />}
      </div>
      <IconButton label="Dismiss" icon={X} isSmall onClick={onDismiss} />
    </div>
  );
}
