import type { ReactElement } from "react";
import { joinClasses } from "../ui/joinClasses.ts";
import styles from "./statusBar.module.css";

/** A setting of the sessions that the status bar shows; a click turns it. Texts are translated. */
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
  /** Whether it stands out: it is in a state that people should know of. */
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
