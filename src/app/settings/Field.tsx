import type { ReactElement, ReactNode } from "react";
import { useTranslate } from "../translation/useTranslate.ts";
import styles from "./settingsDialog.module.css";

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** One setting: its name, a hint, and the control at the right. */
export function Field({ label, hint, children }: FieldProps): ReactElement {
  const translate = useTranslate();
  return (
    <label className={styles["field"]}>
      <span>
        {translate(label)}
        {hint !== undefined && <span className={styles["hint"]}>{translate(hint)}</span>}
      </span>
      {children}
    </label>
  );
}
