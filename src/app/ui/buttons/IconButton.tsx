import type { LucideIcon } from "lucide-react";
import type { MouseEvent, ReactElement, Ref } from "react";
import { useTranslate } from "../../translation/useTranslate.ts";
import styles from "./iconButton.module.css";
import { joinClasses } from "../joinClasses.ts";
import { Tooltip } from "../tooltip/Tooltip.tsx";
import { useTooltip } from "../tooltip/useTooltip.ts";

export interface IconButtonProps {
  /** The accessible name, shown as a tooltip. */
  readonly label: string;
  readonly icon: LucideIcon;
  /** A word of the label, shown beside the icon if there is room. */
  readonly text?: string;
  readonly onClick: (event: MouseEvent<HTMLButtonElement>) => void;
  /** As users read it: "Ctrl+B". */
  readonly shortcut?: string;
  readonly isDisabled?: boolean;
  /** Makes it a toggle button. */
  readonly isPressed?: boolean;
  readonly isSmall?: boolean;
  /** Makes it a menu button; whether the menu is open. */
  readonly isMenuOpen?: boolean;
  /** -1 removes it from the tab order, for buttons inside of a grid or a tree. */
  readonly tabIndex?: number;
  readonly className?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton(props: IconButtonProps): ReactElement {
  const translate = useTranslate();
  const label = translate(props.label);
  const { ref, icon: Icon, onClick, shortcut, isMenuOpen, isSmall = false } = props;
  const { isPressed, isDisabled, tabIndex, className, text } = props;
  const tooltip = useTooltip();
  return (
    <>
      <button
        ref={ref}
        type="button"
        className={joinClasses(styles["button"], isSmall && styles["small"], className)}
        aria-label={label}
        aria-pressed={isPressed}
        aria-haspopup={isMenuOpen === undefined ? undefined : "menu"}
        aria-expanded={isMenuOpen}
        disabled={isDisabled}
        tabIndex={tabIndex}
        onClick={onClick}
        {...tooltip.handlers}
      >
        <Icon aria-hidden="true" />
        {text !== undefined && <span className={styles["text"]}>{translate(text)}</span>}
      </button>
      {tooltip.anchor !== null && isMenuOpen !== true && (
        <Tooltip anchor={tooltip.anchor} text={label} shortcut={shortcut} />
      )}
    </>
  );
}
