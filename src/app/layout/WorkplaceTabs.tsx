import { X } from "lucide-react";
import { type KeyboardEvent, type ReactElement, useId } from "react";
import { translate } from "../translation/translation.ts";
import { IconButton } from "../ui/buttons/IconButton.tsx";
import styles from "./workplaceTabs.module.css";

export interface WorkplaceTabsProps {
  /** The page's name, translated. */
  readonly name: string;
  readonly panelId: string;
  readonly onClose: () => void;
}

/** The tab of a tool's page beside the editor's, and the cross that closes the page. */
export function WorkplaceTabs({ name, panelId, onClose }: WorkplaceTabsProps): ReactElement {
  const id = useId();
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key === "Delete") onClose();
    const step = event.key === "ArrowLeft" || event.key === "Home" ? "editor" : null;
    const back = event.key === "ArrowRight" || event.key === "End" ? "page" : null;
    const wanted = step ?? back;
    if (wanted !== null) document.getElementById(`${id}${wanted}`)?.focus();
  };
  return (
    <div className={styles["strip"]}>
      <div
        role="tablist"
        aria-label={translate("Pages")}
        className={styles["tabs"]}
        onKeyDown={handleKey}
      >
        <button
          type="button"
          role="tab"
          id={`${id}editor`}
          aria-selected={false}
          tabIndex={-1}
          className={styles["tab"]}
          onClick={onClose}
        >
          {translate("Editor")}
        </button>
        <button
          type="button"
          role="tab"
          id={`${id}page`}
          aria-selected={true}
          aria-controls={panelId}
          aria-keyshortcuts="Delete Escape"
          tabIndex={0}
          className={styles["active"]}
        >
          {name}
        </button>
      </div>
      <IconButton
        label={translate("Close {{name}}", { name })}
        icon={X}
        shortcut="Esc"
        onClick={onClose}
      />
    </div>
  );
}
