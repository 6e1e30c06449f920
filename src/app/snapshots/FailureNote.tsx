import { TriangleAlert, X } from "lucide-react";
import type { ReactElement } from "react";
import { Button } from "../ui/buttons/Button.tsx";
import { IconButton } from "../ui/buttons/IconButton.tsx";
import { joinClasses } from "../ui/joinClasses.ts";
import styles from "./snapshotsPanel.module.css";

export interface FailureNoteProps {
  readonly text: string;
  /** What can be done about it at once. */
  readonly action?: { readonly label: string; readonly onSelect: () => void } | undefined;
  /** It passes: nothing is broken. */
  readonly isPassing?: boolean;
  readonly onDismiss: () => void;
}

/** What went wrong and what to do, until it is dismissed. */
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
