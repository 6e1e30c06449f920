import { TriangleAlert, X } from "lucide-react";
import type { ReactElement } from "react";
import { Button } from "../ui/buttons/Button.tsx";
import { IconButton } from "../ui/buttons/IconButton.tsx";
import { joinClasses } from "../ui/joinClasses.ts";
import styles from "./snapshotsPanel.module.css";

export interface FailureNoteProps {
  readonly text: string;
  /** An action that may solve it. */
  readonly action?: { readonly label: string; readonly onSelect: () => void } | undefined;
  /** Whether it is temporary, not a fault. */
  readonly isPassing?: boolean;
  readonly onDismiss: () => void;
}

/** A failure and what to do about it, until it is dismissed. */
export function FailureNote(props: FailureNoteProps): ReactElement {
  const { text, action, isPassing = false, onDismiss } = props;
  return (
    <div role="alert" className={joinClasses(styles["failure"], isPassing && styles["passing"])}>
      <TriangleAlert aria-hidden="true" />
      <div className={styles["failureText"]}>
        {text}
        {action !== undefined && <Button label={action.label} onClick={action.onSelect} />}
      </div>
      <IconButton label="Dismiss" icon={X} isSmall onClick={onDismiss} />
    </div>
  );
}
