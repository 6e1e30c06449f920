import type { ReactElement } from "react";
import { joinClasses } from "../ui/joinClasses.ts";
import styles from "./statusBar.module.css";

/** A switch in the status bar for a setting of the sessions. Its texts are already translated. */
export function StatusSwitch({
  label,
  text,
  title,
  isOn,
  isMarked = false,
  onTurn,
}: {
  readonly label: string;
  readonly text: string;
  readonly title: string;
  readonly isOn: boolean;
  /** Whether it is highlighted, as the user should notice its state. */
  readonly isMarked?: boolean;
  readonly onTurn: () => void;
}): ReactElement {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-label={label}
      title={title}
      className={joinClasses(styles["switch"], isMarked && styles["open"])}
      onClick={onTurn}
    >
      {text}
    </button>
  );
}
