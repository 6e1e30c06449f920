import type { LucideIcon } from "lucide-react";
import { type KeyboardEvent, type ReactElement, useId, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslate } from "../translation/useTranslate.ts";
import { joinClasses } from "./joinClasses.ts";
import styles from "./searchList.module.css";
import { useFocusOnOpen } from "./useFocusOnOpen.ts";

/** One line of the list; its texts are translated already. */
export interface SearchOption {
  readonly key: string;
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly detail?: string;
  /** Key combinations as users read them. */
  readonly shortcuts?: readonly string[];
  readonly isDisabled?: boolean;
  readonly onChoose: () => void;
}

export interface SearchListProps {
  /** The field's name, which it also shows while it is empty. */
  readonly label: string;
  readonly listLabel: string;
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
  readonly options: readonly SearchOption[];
  /** Closes the dialog around the list; called before the choice is carried out. */
  readonly onClose: () => void;
  /** Shown in place of the list when it is empty. */
  readonly nothing: string;
}

/** A field with the list of what fits its text (ARIA combobox pattern): arrows move, Enter chooses. */
export function SearchList(props: SearchListProps): ReactElement {
  const { filter, onFilter, options, onClose } = props;
  const translate = useTranslate();
  const filterRef = useFocusOnOpen<HTMLInputElement>();
  const [position, setPosition] = useState(0);
  const listId = useId();
  const active = Math.min(position, options.length - 1);
  const optionId = (index: number): string => `${listId}-${index}`;

  const choose = (option: SearchOption | undefined): void => {
    if (option === undefined || option.isDisabled === true) return;
    // An open dialog would keep the focus that the choice moves, and take it along when it closes.
    flushSync(onClose);
    option.onChoose();
  };
  const handleKey = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && options.length > 0) {
      event.preventDefault();
      const next = (active + step + options.length) % options.length;
      setPosition(next);
      document.getElementById(optionId(next))?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(options[active]);
    }
  };

  return (
    <>
      <input
        ref={filterRef}
        className={styles["filter"]}
        role="combobox"
        aria-label={translate(props.label)}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={options.length > 0 ? optionId(active) : undefined}
        placeholder={translate(props.label)}
        value={filter}
        onChange={(event) => {
          onFilter(event.currentTarget.value);
          setPosition(0);
        }}
        onKeyDown={handleKey}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={translate(props.listLabel)}
        className={styles["list"]}
      >
        {options.map((option, index) => (
          <div
            key={option.key}
            id={optionId(index)}
            role="option"
            aria-selected={index === active}
            aria-disabled={option.isDisabled === true}
            className={joinClasses(styles["option"], index === active && styles["active"])}
            onPointerMove={() => {
              setPosition(index);
            }}
            onClick={() => {
              choose(option);
            }}
          >
            <OptionContent option={option} />
          </div>
        ))}
      </div>
      {options.length === 0 && <p className={styles["nothing"]}>{translate(props.nothing)}</p>}
    </>
  );
}

function OptionContent({ option }: { readonly option: SearchOption }): ReactElement {
  const { icon: Icon, label, detail, shortcuts = [] } = option;
  return (
    <>
      {Icon !== undefined && <Icon aria-hidden="true" className={styles["icon"]} />}
      <span className={styles["label"]}>{label}</span>
      {detail !== undefined && <span className={styles["detail"]}>{detail}</span>}
      {shortcuts.map((shortcut) => (
        <kbd key={shortcut} className={styles["keys"]}>
          {shortcut}
        </kbd>
      ))}
    </>
  );
}
