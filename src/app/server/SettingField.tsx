import { type ReactElement, useState } from "react";
import { translate } from "../translation/translation.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { useWorkbench } from "../services/useWorkbench.ts";
import styles from "./serverDialog.module.css";

export interface SettingFieldProps {
  readonly port: number;
  readonly name: string;
  readonly value: string;
}

/** A setting of the session that can be changed; it applies to later output. */
export function SettingField({ port, name, value }: SettingFieldProps): ReactElement {
  const workbench = useWorkbench();
  const [current, setCurrent] = useState(value);
  const [text, setText] = useState(value);
  const [problem, setProblem] = useState<string | null>(null);
  const change = async (): Promise<void> => {
    const failure = await workbench.changeServerSetting(port, name, text);
    if (failure === null) setCurrent(text);
    setProblem(
      failure === null ? null : (failure.error ?? translate("The server does not answer.")),
    );
  };
  return (
    <form
      className={styles["field"]}
      onSubmit={(event) => {
        event.preventDefault();
        void change();
      }}
    >
      <input
        aria-label={name}
        value={text}
        spellCheck={false}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      {text !== current && <Button label="Set" onClick={() => void change()} />}
      {problem !== null && <span role="alert">{problem}</span>}
    </form>
  );
}
