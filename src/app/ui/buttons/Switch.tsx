import type { ReactElement } from "react";
import { useTranslate } from "../../translation/useTranslate.ts";
import styles from "./switch.module.css";

export interface SwitchProps {
  readonly label: string;
  /** Explains the switch on hover. */
  readonly title: string;
  readonly isOn: boolean;
  readonly onTurn: (isOn: boolean) => void;
}

/** A labelled switch; its label is hidden where the surrounding styles have no room for it. */
export function Switch({ label, title, isOn, onTurn }: SwitchProps): ReactElement {
  const translate = useTranslate();
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      title={translate(title)}
      className={styles["switch"]}
      data-look="quiet"
      onClick={() => {
        onTurn(!isOn);
      }}
    >
      <i className={styles["track"]} aria-hidden="true" />
      <span>{translate(label)}</span>
    </button>
  );
}
