import { X } from "lucide-react";
import { type KeyboardEvent, type ReactElement, useRef } from "react";
import { closeTool, showPlace } from "../commands/toolCommands.ts";
import type { Workplace } from "../services/toolPages.ts";
import { useServices, useUiState } from "../services/useWorkbench.ts";
import { useTranslate } from "../translation/useTranslate.ts";
import { IconButton } from "../ui/buttons/IconButton.tsx";
import { joinClasses } from "../ui/joinClasses.ts";
import { useShowSelected } from "../ui/useShowSelected.ts";
import { nameOfPlace } from "./nameOfPlace.ts";
import styles from "./workplaces.module.css";

export interface WorkplaceTabsProps {
  /** Prefix of the ids of tabs and their panels. */
  readonly idPrefix: string;
}

/** The tabs of the editor and the open tools' pages: arrow keys choose, Delete and a cross close. */
export function WorkplaceTabs({ idPrefix }: WorkplaceTabsProps): ReactElement {
  const services = useServices();
  const translate = useTranslate();
  const tools = useUiState((state) => state.tools);
  const shown = useUiState((state) => state.workplace);
  const listRef = useRef<HTMLDivElement>(null);
  useShowSelected(listRef, shown, tools.length);
  const places: readonly Workplace[] = ["editor", ...tools];

  const handleKey = (event: KeyboardEvent): void => {
    const index = places.indexOf(shown);
    if (event.key === "Delete") {
      if (shown !== "editor") closeTool(services, shown);
    } else {
      const target = findNext(event.key, index);
      const next = target === null ? undefined : places.at(target % places.length);
      if (next === undefined) return;
      services.ui.setState({ workplace: next });
      listRef.current?.querySelector<HTMLElement>(`[data-place=${next}]`)?.focus();
    }
    event.preventDefault();
  };

  return (
    <div className={styles["strip"]}>
      <div
        ref={listRef}
        role="tablist"
        aria-label={translate("Pages")}
        className={styles["tabs"]}
        onKeyDown={handleKey}
      >
        {places.map((place, index) => (
          <button
            key={place}
            type="button"
            role="tab"
            id={`${idPrefix}tab-${place}`}
            data-place={place}
            aria-selected={place === shown}
            aria-controls={`${idPrefix}panel-${place}`}
            aria-keyshortcuts={place === "editor" ? undefined : "Delete Escape"}
            tabIndex={place === shown ? 0 : -1}
            className={joinClasses(
              styles["tab"],
              place === shown && styles["active"],
              place !== "editor" && styles["closable"],
            )}
            style={{ order: 2 * index }}
            onClick={() => {
              showPlace(services, place);
            }}
            onAuxClick={(event) => {
              if (event.button === 1 && place !== "editor") closeTool(services, place);
            }}
          >
            {translate(nameOfPlace[place])}
          </button>
        ))}
      </div>
      {/* Outside of the tab list, which may only contain tabs; drawn over the end of their tabs. */}
      {tools.map((tool, index) => (
        <span key={tool} className={styles["close"]} style={{ order: 2 * index + 3 }}>
          <IconButton
            label={translate("Close {{name}}", { name: translate(nameOfPlace[tool]) })}
            icon={X}
            isSmall
            tabIndex={tool === shown ? 0 : -1}
            {...(tool === shown && { shortcut: "Esc" })}
            onClick={() => {
              closeTool(services, tool);
            }}
          />
        </span>
      ))}
    </div>
  );
}

/** The index of the tab that a key chooses, beyond the ends for a turn around; `null` for other keys. */
function findNext(key: string, index: number): number | null {
  switch (key) {
    case "ArrowRight":
      return index + 1;
    case "ArrowLeft":
      return index - 1;
    case "Home":
      return 0;
    case "End":
      return -1;
    default:
      return null;
  }
}
