import { TriangleAlert, X } from "lucide-react";
import type { ReactElement } from "react";
import { IconButton } from "../ui/IconButton.tsx";
import styles from "./snapshotsPanel.module.css";

export interface FailureNoteProps {
  readonly text: string;
  readonly onDismiss: () => void;
}

/** What went wrong and what to do, until it is dismissed. */
export function FailureNote({ text, onDismiss }: FailureNoteProps): ReactElement {
  return (
    <div role="alert" className={styles["failure"]}>
      <TriangleAlert aria-hidden="true" />
      <span className={styles["failureText"]}>{text}</span>
      <IconButton label="Dismiss" icon={X} isSmall onClick={onDismiss} />
    </div>
  );
}
