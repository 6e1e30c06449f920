import type { LucideIcon } from "lucide-react";
import type { ReactElement, Ref } from "react";
import { useTranslate } from "../../translation/useTranslate.ts";
import styles from "./button.module.css";
import { joinClasses } from "../joinClasses.ts";

export interface ButtonProps {
  readonly label: string;
  readonly onClick: () => void;
  readonly icon?: LucideIcon;
  /** `primary`: the main action; `danger`: cannot be undone; `quiet`: no border. */
  readonly look?: "normal" | "primary" | "danger" | "quiet";
  readonly isDisabled?: boolean;
  /** Whether what the button opens is open; absent if it opens nothing. */
  readonly isExpanded?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button(props: ButtonProps): ReactElement {
  const { ref, label, onClick, icon: Icon, look = "normal", isDisabled } = props;
  const translate = useTranslate();
  return (
    <button
      ref={ref}
      type="button"
      className={joinClasses(styles["button"], styles[look])}
      data-look={look}
      disabled={isDisabled}
      aria-expanded={props.isExpanded}
      onClick={onClick}
    >
      {Icon !== undefined && <Icon aria-hidden="true" />}
      <span>{translate(label)}</span>
    </button>
  );
}
