import { Bell, Bug, CircleX, Info, Terminal, TriangleAlert, type LucideIcon } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import type { ServerMessage, Severity } from "../../../sql/model.ts";
import { joinClasses } from "../../ui/joinClasses.ts";
import styles from "./messageLine.module.css";
import type { MessageEntryContent } from "../tabs/resultTab.ts";
import { translate } from "../../translation/translation.ts";

type Tone = "error" | "warning" | "info" | "quiet";

interface Look {
  readonly icon: LucideIcon;
  readonly tone: Tone;
}

const looks: Readonly<Record<Severity, Look>> = {
  DEBUG: { icon: Bug, tone: "quiet" },
  LOG: { icon: Info, tone: "quiet" },
  INFO: { icon: Info, tone: "info" },
  NOTICE: { icon: Info, tone: "info" },
  WARNING: { icon: TriangleAlert, tone: "warning" },
  ERROR: { icon: CircleX, tone: "error" },
  FATAL: { icon: CircleX, tone: "error" },
  PANIC: { icon: CircleX, tone: "error" },
};

/** A message with its level as icon and word, and the fields that came with it. */
export function MessageLine({ content }: { readonly content: MessageEntryContent }): ReactElement {
  switch (content.kind) {
    case "message":
      return <ServerLine message={content.message} />;
    case "notification": {
      const { channel, payload, processId } = content.notification;
      return (
        <Line icon={Bell} tone="info" level="NOTIFY">
          {channel}
          {payload === "" ? "" : `: ${payload}`}
          <span className={styles["faint"]}>
            {" "}
            {translate("from process {{id}}", { id: processId })}
          </span>
        </Line>
      );
    }
    case "tag":
      return (
        <Line icon={Terminal} tone="quiet" level="">
          {content.tag}
        </Line>
      );
    case "text":
      return (
        <Line icon={Terminal} tone="quiet" level="">
          <span className={styles["text"]}>{content.text}</span>
        </Line>
      );
    case "event":
      return (
        <Line
          icon={content.isFailure ? CircleX : Info}
          tone={content.isFailure ? "error" : "info"}
          level=""
        >
          {content.text}
        </Line>
      );
  }
}

function ServerLine({ message }: { readonly message: ServerMessage }): ReactElement {
  const { icon, tone } = looks[message.severity];
  const fields = [
    ["Detail", message.detail],
    ["Hint", message.hint],
    ["Context", message.context],
  ] as const;
  return (
    <Line icon={icon} tone={tone} level={message.severity}>
      {message.sqlState !== null && <span className={styles["faint"]}>{message.sqlState} </span>}
      {message.message}
      {fields.map(
        ([name, text]) =>
          text !== null && (
            <span key={name} className={styles["field"]}>
              {name}: {text}
            </span>
          ),
      )}
    </Line>
  );
}

interface LineProps extends Look {
  readonly level: string;
  readonly children: ReactNode;
}

function Line({ icon: Icon, tone, level, children }: LineProps): ReactElement {
  return (
    <div className={styles["line"]}>
      <Icon className={joinClasses(styles["icon"], styles[tone])} aria-hidden="true" />
      {level !== "" && <span className={joinClasses(styles["level"], styles[tone])}>{level}</span>}
      <span className={styles["words"]}>{children}</span>
    </div>
  );
}
