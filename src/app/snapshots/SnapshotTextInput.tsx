import type { ReactElement } from "react";
import { useAfterPointer } from "../ui/useAfterPointer.ts";
import styles from "./snapshotsPanel.module.css";

export interface SnapshotTextInputProps {
  readonly label: string;
  readonly text: string;
  /** Called with the new text, or with the old one if editing was cancelled. */
  readonly onDone: (text: string) => void;
}

/** A field for a name or a note: Enter and leaving it accept, Escape cancels. */
export function SnapshotTextInput({ label, text, onDone }: SnapshotTextInputProps): ReactElement {
  const afterPointer = useAfterPointer();
  return (
    <input
      className={styles["nameInput"]}
      aria-label={label}
      defaultValue={text}
      maxLength={200}
      ref={focusText}
      onBlur={({ currentTarget }) => {
        afterPointer(() => {
          onDone(currentTarget.value.trim());
        });
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") onDone(event.currentTarget.value.trim());
        if (event.key === "Escape") onDone(text);
      }}
    />
  );
}

/** Not in the component: a new function would select the text again at every render. */
function focusText(input: HTMLInputElement | null): void {
  input?.focus({ preventScroll: true });
  input?.select();
}
