import { type KeyboardEvent, type ReactElement, useId, useState } from "react";
import { Dialog } from "../ui/dialog/Dialog.tsx";
import { joinClasses } from "../ui/joinClasses.ts";
import { useTranslate } from "../translation/useTranslate.ts";
import { useFocusOnOpen } from "../ui/useFocusOnOpen.ts";
import { useServices, useWorkbenchState } from "../services/useWorkbench.ts";
import styles from "./commandPalette.module.css";
import type { Command } from "./command.ts";
import { commands } from "./commandTable.ts";
import { describeKeys, isMacPlatform } from "./keyBinding.ts";
import { matchesWords } from "../ui/matchesWords.ts";

/** Every command with its keys: type to find one, Enter runs it. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }): ReactElement {
  const services = useServices();
  const translate = useTranslate();
  const state = useWorkbenchState((current) => current);
  const filterRef = useFocusOnOpen<HTMLInputElement>();
  const [filter, setFilter] = useState("");
  const [position, setPosition] = useState(0);
  const listId = useId();
  const found = commands.filter(
    ({ id, label }) => id !== "openPalette" && matchesWords(`${label} ${translate(label)}`, filter),
  );
  const active = Math.min(position, found.length - 1);
  const optionId = (index: number): string => `${listId}-${index}`;

  const run = (command: Command | undefined): void => {
    if (command === undefined || command.isEnabled?.(state) === false) return;
    onClose();
    command.run(services);
  };
  const handleKey = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      const next = (active + step + found.length) % found.length;
      setPosition(next);
      document.getElementById(optionId(next))?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      event.preventDefault();
      run(found[active]);
    }
  };

  return (
    <Dialog title="Commands" width="wide" onClose={onClose}>
      <input
        ref={filterRef}
        className={styles["filter"]}
        role="combobox"
        aria-label={translate("Find a command")}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={found.length > 0 ? optionId(active) : undefined}
        placeholder={translate("Find a command")}
        value={filter}
        onChange={(event) => {
          setFilter(event.currentTarget.value);
          setPosition(0);
        }}
        onKeyDown={handleKey}
      />
      <div id={listId} role="listbox" aria-label={translate("Commands")} className={styles["list"]}>
        {found.map((command, index) => (
          <div
            key={command.id}
            id={optionId(index)}
            role="option"
            aria-selected={index === active}
            aria-disabled={command.isEnabled?.(state) === false}
            className={joinClasses(styles["option"], index === active && styles["active"])}
            onPointerMove={() => {
              setPosition(index);
            }}
            onClick={() => {
              run(command);
            }}
          >
            <span className={styles["label"]}>{translate(command.label)}</span>
            {command.keys.map((binding) => (
              <kbd key={binding} className={styles["keys"]}>
                {describeKeys(binding, isMacPlatform())}
              </kbd>
            ))}
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p className={styles["nothing"]}>{translate("No command has these words.")}</p>
      )}
    </Dialog>
  );
}
