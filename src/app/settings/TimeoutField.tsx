import { type ReactElement, useState } from "react";
import {
  maximumTimeoutMs,
  minimumTimeoutMs,
  statementTimeoutsMs,
} from "../../state/store/settings.ts";
import { translate } from "../translation/translation.ts";
import { describeTimeout } from "../wording/describeTimeout.ts";
import { Field } from "./Field.tsx";
import styles from "./settingsDialog.module.css";

export interface TimeoutFieldProps {
  readonly timeoutMs: number | null;
  readonly onChange: (timeoutMs: number | null) => void;
}

/** The statement timeout: one of a few presets, or a number of seconds. */
export function TimeoutField({ timeoutMs, onChange }: TimeoutFieldProps): ReactElement {
  const [isCustom, setCustom] = useState(
    timeoutMs !== null && !statementTimeoutsMs.includes(timeoutMs),
  );
  return (
    <Field
      label="Statement timeout"
      hint="The server ends a statement that runs longer; with one, rows come all at once"
    >
      <span className={styles["timeout"]}>
        <select
          aria-label={translate("Statement timeout")}
          value={isCustom ? "custom" : String(timeoutMs)}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setCustom(value === "custom");
            if (value === "custom") onChange(timeoutMs ?? statementTimeoutsMs[0] ?? null);
            else onChange(value === "null" ? null : Number(value));
          }}
        >
          <option value="null">{translate("None")}</option>
          {statementTimeoutsMs.map((choice) => (
            <option key={choice} value={String(choice)}>
              {describeTimeout(choice)}
            </option>
          ))}
          <option value="custom">{translate("Custom")}</option>
        </select>
        {isCustom && (
          <input
            type="number"
            aria-label={translate("Statement timeout in seconds")}
            min={minimumTimeoutMs / 1000}
            max={maximumTimeoutMs / 1000}
            value={(timeoutMs ?? minimumTimeoutMs) / 1000}
            onChange={(event) => {
              const chosenMs = Math.round(event.currentTarget.valueAsNumber) * 1000;
              if (chosenMs >= minimumTimeoutMs && chosenMs <= maximumTimeoutMs) onChange(chosenMs);
            }}
          />
        )}
      </span>
    </Field>
  );
}
