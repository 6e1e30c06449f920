import { type ReactElement, type SubmitEvent, useRef } from "react";
import type { AskedVariable } from "../../sql/sqlplus/variables/prepareScript.ts";
import { numeralPattern } from "../../sql/sqlplus/isNumeral.ts";
import type { VariableAnswer } from "../../state/statements/scriptPreparer.ts";
import { translate } from "../translation/translation.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { Dialog } from "../ui/dialog/Dialog.tsx";
import styles from "./variablesDialog.module.css";

interface VariablesDialogProps {
  readonly variables: readonly AskedVariable[];
  /** `null` abandons the script. */
  readonly onAnswer: (answer: VariableAnswer | null) => void;
}

/** Asks for the values of a script's substitution variables, all at once. */
export function VariablesDialog({ variables, onAnswer }: VariablesDialogProps): ReactElement {
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const values = variables.map(({ name }): readonly [string, string] => {
      const value = data.get(name);
      return [name, typeof value === "string" ? value : ""];
    });
    onAnswer(new Map(values));
  };
  const canBeWritten = variables.some(({ prompt }) => prompt === null);
  return (
    <Dialog
      title="Values for the script"
      onClose={() => {
        onAnswer(null);
      }}
      footer={
        <>
          <Button
            label="Cancel"
            onClick={() => {
              onAnswer(null);
            }}
          />
          {canBeWritten && (
            <Button
              label="Run as written"
              onClick={() => {
                onAnswer("asWritten");
              }}
            />
          )}
          <Button
            label="Run with these values"
            look="primary"
            onClick={() => form.current?.requestSubmit()}
          />
        </>
      }
    >
      <form ref={form} className={styles["form"]} onSubmit={submit}>
        {variables.map(({ name, prompt, default: value, isHidden, isNumber }) => (
          <label key={name} className={styles["field"]}>
            {prompt ?? name}
            <input
              className={styles["input"]}
              name={name}
              type={isHidden ? "password" : "text"}
              inputMode={isNumber ? "decimal" : undefined}
              pattern={isNumber ? numeralPattern : undefined}
              title={isNumber ? translate("A number") : undefined}
              defaultValue={value ?? ""}
              autoComplete="off"
              spellCheck={false}
            />
          </label>
        ))}
      </form>
      {canBeWritten && (
        <p className={styles["note"]}>
          {translate(
            "The values take the place of the & variables, inside quotes as well. As written, & stays what it is to the server; SET DEFINE OFF in the script does the same.",
          )}
        </p>
      )}
    </Dialog>
  );
}
