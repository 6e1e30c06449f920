import { CircleX, LocateFixed } from "lucide-react";
import { type ReactElement, Suspense } from "react";
import type { ServerMessage } from "../../../sql/model.ts";
import { findErrorPlace } from "../../../sql/output/messages/findErrorPlace.ts";
import { isStatementTimeout } from "../../../sql/session/policies/statementTimeout.ts";
import type { WorkbenchState } from "../../../state/store/workbenchState.ts";
import { translate } from "../../translation/translation.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { useServices, useWorkbenchState } from "../../services/useWorkbench.ts";
import { lazyPart } from "../../services/lazyPart.ts";
import { describeTimeout } from "../../wording/describeTimeout.ts";
import styles from "./errorCard.module.css";
import { markLine, type MarkedLine } from "./markLine.ts";

const OracleAdvice = lazyPart(() => import("./OracleAdvice.tsx"), "OracleAdvice");

export interface ErrorCardProps {
  readonly error: ServerMessage;
  /** The statement to which the error's position refers. */
  readonly sql: string;
  readonly port: number;
  readonly onJump: (offset: number) => void;
  /** Replaces the statement by another text; absent if it is in no editor. */
  readonly onRewrite?: ((sql: string) => void) | undefined;
}

const selectTimeout = (state: WorkbenchState): number | null => state.settings.statementTimeoutMs;

/** A server error with all its fields. */
export function ErrorCard({ error, sql, port, onJump, onRewrite }: ErrorCardProps): ReactElement {
  const { internalQuery, internalPosition } = error;
  const position = findErrorPlace(sql, error);
  const place = position === null ? null : markLine(sql, position);
  return (
    <article
      className={styles["card"]}
      aria-label={translate("Error: {{message}}", { message: error.message })}
    >
      <header className={styles["header"]}>
        <CircleX className={styles["icon"]} aria-hidden="true" />
        <span className={styles["severity"]}>{error.severity}</span>
        {error.sqlState !== null && <span className={styles["state"]}>{error.sqlState}</span>}
        <span className={styles["message"]}>{error.message}</span>
      </header>
      {place !== null && <CodeLine place={place} />}
      <dl className={styles["fields"]}>
        <Field name="Detail" text={error.detail} />
        <Field name="Hint" text={error.hint} />
        <Field name="Context" text={error.context} />
        {isStatementTimeout(error) && <TimeoutAdvice />}
        <Suspense fallback={null}>
          <OracleAdvice error={error} sql={sql} port={port} onRewrite={onRewrite} />
        </Suspense>
      </dl>
      {internalQuery !== null && (
        <>
          <p className={styles["label"]}>{translate("The statement inside that failed")}</p>
          {internalPosition === null ? (
            <pre className={styles["code"]} tabIndex={0}>
              {internalQuery}
            </pre>
          ) : (
            <CodeLine place={markLine(internalQuery, internalPosition)} />
          )}
        </>
      )}
      {position !== null && (
        <Button
          label="Show line in editor"
          icon={LocateFixed}
          onClick={() => {
            onJump(position);
          }}
        />
      )}
    </article>
  );
}

function Field({ name, text }: { name: string; text: string | null }): ReactElement | null {
  if (text === null) return null;
  return (
    <>
      <dt>{translate(name)}</dt>
      <dd>{text}</dd>
    </>
  );
}

/** Names the statement timeout of the settings, if there is one. */
function TimeoutAdvice(): ReactElement | null {
  const { ui } = useServices();
  const timeoutMs = useWorkbenchState(selectTimeout);
  if (timeoutMs === null) return null;
  return (
    <>
      <dt>{translate("Setting")}</dt>
      <dd>
        {translate("The statement timeout of the settings is {{time}}.", {
          time: describeTimeout(timeoutMs),
        })}{" "}
        <Button
          label="Change it"
          onClick={() => {
            ui.setState({ dialog: { kind: "settings" } });
          }}
        />
      </dd>
    </>
  );
}

/** Longer lines are cut around the mark. */
const shownBefore = 60;
const shownAfter = 80;

function CodeLine({ place }: { place: MarkedLine }): ReactElement {
  const { before, marked, after } = place;
  return (
    <pre className={styles["code"]} tabIndex={0}>
      {/* Like psql, counts from the statement's first line, not the editor's. */}
      <span className={styles["lineNumber"]}>LINE {place.line}:</span>{" "}
      {before.length > shownBefore ? `…${before.slice(-shownBefore)}` : before}
      <mark className={styles["mark"]}>{marked === "" ? " " : marked}</mark>
      {after.length > shownAfter ? `${after.slice(0, shownAfter)}…` : after}
    </pre>
  );
}
