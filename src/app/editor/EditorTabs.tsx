import { Plus, X } from "lucide-react";
import {
  type KeyboardEvent,
  type ReactElement,
  type SyntheticEvent,
  useRef,
  useState,
} from "react";
import type { EditorTab } from "../../state/store/editorTabs.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { closeTabById } from "../commands/tabCommands.ts";
import { useCommands } from "../commands/useCommands.ts";
import { IconButton } from "../ui/buttons/IconButton.tsx";
import { joinClasses } from "../ui/joinClasses.ts";
import { useAfterPointer } from "../ui/useAfterPointer.ts";
import { useShowSelected } from "../ui/useShowSelected.ts";
import { useServices, useWorkbenchList, useWorkbenchState } from "../services/useWorkbench.ts";
import { nameOfTab } from "../wording/nameOfTab.ts";
import styles from "./editorTabs.module.css";
import { translate } from "../translation/translation.ts";

const selectTabs = (state: WorkbenchState): readonly EditorTab[] => state.editor.tabs;
/** Databases that sessions have changed to, by port; the image's own database is left out. */
const selectDatabases = ({
  sessions,
  machine,
}: WorkbenchState): Readonly<Record<number, string | undefined>> =>
  Object.fromEntries(
    Object.values(sessions).flatMap(({ port, place }) =>
      place === null || place.database === machine.manifest?.database
        ? []
        : [[port, place.database]],
    ),
  );
const selectActiveId = (state: WorkbenchState): string => state.editor.activeId;

/** The editor's tabs: arrow keys choose, F2 or a double click renames, Delete closes. */
export function EditorTabs(): ReactElement {
  const services = useServices();
  const { workbench } = services;
  const commands = useCommands();
  const tabs = useWorkbenchState(selectTabs);
  const activeId = useWorkbenchState(selectActiveId);
  const databases = useWorkbenchList(selectDatabases);
  const listRef = useRef<HTMLDivElement>(null);
  const [renaming, setRenaming] = useState<Renaming | null>(null);

  useShowSelected(listRef, activeId, tabs.length);

  const startRenaming = (tab: EditorTab, { currentTarget }: SyntheticEvent): void => {
    const { left, width } = currentTarget.getBoundingClientRect();
    setRenaming({ tab, left: left - (listRef.current?.getBoundingClientRect().left ?? 0), width });
  };

  const handleKey = (event: KeyboardEvent<HTMLElement>, tab: EditorTab): void => {
    const action = keyActions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    if (action === "rename") {
      startRenaming(tab, event);
      return;
    }
    if (action === "close") {
      closeTabById(services, tab.id);
      return;
    }
    const index = tabs.indexOf(tab);
    const target = { first: 0, last: -1, next: index + 1, previous: index - 1 }[action];
    const neighbour = tabs.at(target % tabs.length);
    if (neighbour === undefined) return;
    workbench.editor.activate(neighbour.id);
    const list = event.currentTarget.closest("[role=tablist]");
    list?.querySelector<HTMLElement>(`[data-tab="${neighbour.id}"]`)?.focus();
  };

  return (
    <div className={styles["strip"]}>
      <div
        ref={listRef}
        role="tablist"
        aria-label={translate("Editor tabs")}
        className={styles["list"]}
      >
        {tabs.map((tab) => (
          <div
            key={tab.id}
            role="presentation"
            className={joinClasses(styles["tab"], tab.id === activeId && styles["active"])}
            onAuxClick={(event) => {
              if (event.button === 1) closeTabById(services, tab.id);
            }}
          >
            <button
              type="button"
              role="tab"
              data-tab={tab.id}
              aria-selected={tab.id === activeId}
              aria-keyshortcuts="F2 Delete"
              tabIndex={tab.id === activeId ? 0 : -1}
              className={styles["name"]}
              onClick={() => {
                workbench.editor.activate(tab.id);
              }}
              onDoubleClick={(event) => {
                startRenaming(tab, event);
              }}
              onKeyDown={(event) => {
                handleKey(event, tab);
              }}
            >
              {nameOfTab(tab)}
              {tab.port !== null && (
                <span className={styles["port"]}>
                  {tab.port}
                  {databases[tab.port] !== undefined && ` ${databases[tab.port]}`}
                </span>
              )}
            </button>
            {/* For the pointer only: the keyboard closes with Delete, and a tab holds no buttons. */}
            <span
              aria-hidden="true"
              className={styles["close"]}
              onClick={() => {
                closeTabById(services, tab.id);
              }}
            >
              <X />
            </span>
          </div>
        ))}
      </div>
      {/* Outside of the tab list, which may only contain tabs. */}
      {renaming !== null && (
        <TabNameInput
          name={nameOfTab(renaming.tab)}
          left={renaming.left}
          width={renaming.width}
          onEnd={(name) => {
            setRenaming(null);
            if (name !== null) workbench.editor.rename(renaming.tab.id, name);
          }}
        />
      )}
      <IconButton
        label="New tab"
        icon={Plus}
        shortcut={commands.shortcut("newTab")}
        onClick={() => {
          commands.run("newTab");
        }}
      />
    </div>
  );
}

const keyActions: Readonly<
  Record<string, "rename" | "close" | "first" | "last" | "next" | "previous">
> = {
  F2: "rename",
  Delete: "close",
  Home: "first",
  End: "last",
  ArrowRight: "next",
  ArrowLeft: "previous",
};

/** The tab that is being renamed, and its place in the list, in CSS pixels. */
interface Renaming {
  readonly tab: EditorTab;
  readonly left: number;
  readonly width: number;
}

interface TabNameInputProps extends Omit<Renaming, "tab"> {
  readonly name: string;
  /** `null`: the name does not change. */
  readonly onEnd: (name: string | null) => void;
}

function TabNameInput({ name, left, width, onEnd }: TabNameInputProps): ReactElement {
  const afterPointer = useAfterPointer();
  return (
    <input
      className={styles["input"]}
      style={{ left, width }}
      aria-label={translate("Tab name")}
      defaultValue={name}
      autoFocus
      onFocus={(event) => {
        event.currentTarget.select();
      }}
      onBlur={({ currentTarget }) => {
        afterPointer(() => {
          onEnd(currentTarget.value);
        });
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") onEnd(event.currentTarget.value);
        else if (event.key === "Escape") onEnd(null);
      }}
    />
  );
}
