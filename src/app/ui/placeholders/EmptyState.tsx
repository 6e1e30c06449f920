import type { LucideIcon } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { useTranslate } from "../../translation/useTranslate.ts";
import { Button } from "../buttons/Button.tsx";
import styles from "./emptyState.module.css";

export interface EmptyStateProps {
  readonly icon?: LucideIcon;
  readonly title: string;
  /** A hint. */
  readonly children?: ReactNode;
  readonly action?: EmptyStateAction | undefined;
  /** Several actions, in place of one. */
  readonly actions?: readonly EmptyStateAction[] | undefined;
}

export interface EmptyStateAction {
  readonly label: string;
  /** Whether the action is not possible yet. */
  readonly isDisabled?: boolean;
  readonly onSelect: () => void;
}

export function EmptyState(props: EmptyStateProps): ReactElement {
  const { icon: Icon, title, children, action, actions = action && [action] } = props;
  const translate = useTranslate();
  return (
    <div className={styles["empty"]}>
      {Icon !== undefined && <Icon className={styles["icon"]} aria-hidden="true" />}
      <p className={styles["title"]}>{translate(title)}</p>
      {children !== undefined && (
        <p className={styles["hint"]}>
          {typeof children === "string" ? translate(children) : children}
        </p>
      )}
      {actions !== undefined && actions.length > 0 && (
        <div className={styles["actions"]}>
          {actions.map(({ label, isDisabled = false, onSelect }) => (
            <Button key={label} label={label} isDisabled={isDisabled} onClick={onSelect} />
          ))}
        </div>
      )}
    </div>
  );
}
