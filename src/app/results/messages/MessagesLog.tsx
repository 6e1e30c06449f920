import { Trash2 } from "lucide-react";
import { useLayoutEffect, useMemo, useRef, useState, type ReactElement } from "react";
import { formatCount } from "../../ui/format/formatCount.ts";
import { IconButton } from "../../ui/buttons/IconButton.tsx";
import { joinClasses } from "../../ui/joinClasses.ts";
import { filterMessages, type MessageLevel, messageLevels } from "./messageFilter.ts";
import { MessageLine } from "./MessageLine.tsx";
import styles from "./messagesLog.module.css";
import type { MessageEntry } from "../tabs/resultTab.ts";
import { translate } from "../../translation/translation.ts";

export interface MessagesLogProps {
  readonly entries: readonly MessageEntry[];
  /** If false, it is visually hidden: screen readers still announce new lines. */
  readonly isShown: boolean;
  readonly onClear: () => void;
  /** Called when the user opens the result of a line's statement. */
  readonly onShowTab: (tabId: string) => void;
}

/** The number of lines that are rendered, the newest ones. */
const shownEntries = 500;
const entriesForReaders = 50;
const timeFormat = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

/** All messages of server and workbench in order; scrolls to new ones unless scrolled back. */
export function MessagesLog(props: MessagesLogProps): ReactElement {
  const { isShown, onClear, onShowTab } = props;
  const [level, setLevel] = useState<MessageLevel>("all");
  // The filter applies to the visible list only: screen readers announce everything.
  const entries = useMemo(
    () => (isShown ? filterMessages(props.entries, level) : props.entries),
    [isShown, props.entries, level],
  );
  const scrollRef = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useLayoutEffect(() => {
    const element = scrollRef.current;
    if (isShown && isAtEnd.current && element !== null) element.scrollTop = element.scrollHeight;
  }, [entries, isShown]);
  useLayoutEffect(() => {
    const element = scrollRef.current;
    if (!isShown || element === null) return;
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [isShown]);
  const shown = entries.slice(isShown ? -shownEntries : -entriesForReaders);
  const earlier = entries.length - shown.length;
  return (
    <div className={joinClasses(styles["panel"], !isShown && styles["unseen"])}>
      <div
        ref={scrollRef}
        role="log"
        aria-label="Messages"
        tabIndex={isShown ? 0 : -1}
        className={styles["log"]}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          isAtEnd.current = scrollHeight - scrollTop - clientHeight < 8;
        }}
      >
        {earlier > 0 && isShown && (
          <p className={styles["hint"]}>
            {translate("{{messages}} not shown", {
              messages: formatCount(earlier, "earlier message"),
            })}
          </p>
        )}
        {entries.length === 0 && (
          <p className={styles["hint"]}>
            {props.entries.length === 0
              ? translate("Notices, errors and command tags appear here.")
              : translate("No message is as loud as that.")}
          </p>
        )}
        {shown.map((entry) => (
          <Entry key={entry.id} entry={entry} isShown={isShown} onShowTab={onShowTab} />
        ))}
      </div>
      {isShown && props.entries.length > 0 && (
        <div className={styles["tools"]}>
          <select
            aria-label={translate("Messages to list")}
            className={styles["level"]}
            value={level}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              setLevel(messageLevels.find(([id]) => id === chosen)?.[0] ?? "all");
            }}
          >
            {messageLevels.map(([id, label]) => (
              <option key={id} value={id}>
                {translate(label)}
              </option>
            ))}
          </select>
          <IconButton label="Clear messages" icon={Trash2} onClick={onClear} />
        </div>
      )}
    </div>
  );
}

interface EntryProps extends Pick<MessagesLogProps, "isShown" | "onShowTab"> {
  readonly entry: MessageEntry;
}

function Entry({ entry, isShown, onShowTab }: EntryProps): ReactElement {
  const { tabId } = entry;
  return (
    <div className={styles["entry"]}>
      <span className={styles["meta"]}>
        <time dateTime={new Date(entry.atMs).toISOString()}>{timeFormat.format(entry.atMs)}</time>
        {isShown && tabId !== null ? (
          <button
            type="button"
            className={styles["origin"]}
            title={translate("Show the statement's result")}
            onClick={() => {
              onShowTab(tabId);
            }}
          >
            {entry.port}
          </button>
        ) : (
          <span className={styles["port"]}>{entry.port}</span>
        )}
      </span>
      <MessageLine content={entry.content} />
    </div>
  );
}
