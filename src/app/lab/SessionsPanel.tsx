import { Ban, Hourglass, Power } from "lucide-react";
import { type ReactElement, useCallback, useEffect, useState } from "react";
import type { ServerLock, ServerSession } from "../../sql/activity/serverActivity.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { ConfirmDialog } from "../ui/dialog/ConfirmDialog.tsx";
import { IconButton } from "../ui/buttons/IconButton.tsx";
import { joinClasses } from "../ui/joinClasses.ts";
import { VisuallyHidden } from "../ui/VisuallyHidden.tsx";
import { useIsShown } from "../services/useIsShown.ts";
import { useWorkbench, useWorkbenchState } from "../services/useWorkbench.ts";
import { nameOfPort } from "../wording/nameOfPort.ts";
import styles from "./lab.module.css";
import { translate } from "../translation/translation.ts";

/** Often enough to see short locks; each refresh costs the guest some milliseconds. */
const refreshMs = 1200;

/** The server's sessions, their locks, and which waits for which. */
export function SessionsPanel(): ReactElement {
  const workbench = useWorkbench();
  const state = useWorkbenchState((current) => current.sessions);
  const isUp = useWorkbenchState(({ machine }: WorkbenchState) => machine.isClockSet);
  const isShown = useIsShown();
  const [sessions, setSessions] = useState<readonly ServerSession[] | null>(null);
  const [ending, setEnding] = useState<number | null>(null);

  const read = useCallback(async (): Promise<void> => {
    const found = await workbench.lab.readSessions();
    if (found !== null) setSessions(found);
  }, [workbench]);

  useEffect(() => {
    if (!isUp || !isShown) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const abort = new AbortController();
    const look = async (): Promise<void> => {
      if (document.visibilityState === "visible") await read();
      if (!abort.signal.aborted) timer = setTimeout(() => void look(), refreshMs);
    };
    void look();
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [isUp, isShown, read]);

  const portOf = (processId: number): string => {
    const found = Object.values(state).find(({ server }) => server?.processId === processId);
    return found === undefined ? "" : nameOfPort(workbench.store.getState(), found.port);
  };
  const stop = async (processId: number, how: "cancel" | "end"): Promise<void> => {
    await workbench.lab.stop(processId, how);
    await read();
  };

  return (
    <section className={styles["activity"]} aria-label={translate("Sessions and locks")}>
      <table className={styles["sessions"]}>
        <thead>
          <tr>
            <th scope="col">{translate("Process")}</th>
            <th scope="col">{translate("Session")}</th>
            <th scope="col">{translate("State")}</th>
            <th scope="col">{translate("Waits for")}</th>
            <th scope="col">{translate("Locks")}</th>
            <th scope="col">{translate("Statement")}</th>
            <th scope="col">
              <VisuallyHidden>{translate("Actions")}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions?.map((session) => (
            <tr
              key={session.processId}
              className={joinClasses(session.blockedBy.length > 0 && styles["blocked"])}
            >
              <td>{session.processId}</td>
              <td>{portOf(session.processId) || session.application}</td>
              <td>{session.state}</td>
              <td>
                {session.blockedBy.length > 0 && (
                  <span className={styles["waits"]}>
                    <Hourglass aria-hidden="true" />{" "}
                    {translate("process {{ids}}", { ids: session.blockedBy.join(", ") })}
                  </span>
                )}
                {session.blockedBy.length === 0 && session.wait}
              </td>
              <td>
                <Locks session={session} />
              </td>
              <td className={styles["query"]} title={session.query}>
                <code>{session.query.replaceAll(/\s+/g, " ")}</code>
              </td>
              <td className={styles["actions"]}>
                <IconButton
                  label={translate("Cancel the statement of {{id}}", { id: session.processId })}
                  icon={Ban}
                  isDisabled={session.state !== "active"}
                  onClick={() => void stop(session.processId, "cancel")}
                />
                <IconButton
                  label={translate("End session {{id}}", { id: session.processId })}
                  icon={Power}
                  onClick={() => {
                    setEnding(session.processId);
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sessions === null && (
        <p className={styles["hint"]}>{translate("Asking the server for its sessions…")}</p>
      )}
      {ending !== null && (
        <ConfirmDialog
          title={translate("End session {{id}}?", { id: ending })}
          confirmLabel="End it"
          isDangerous
          onCancel={() => {
            setEnding(null);
          }}
          onConfirm={() => {
            setEnding(null);
            void stop(ending, "end");
          }}
        >
          {translate("The server closes its connection and rolls its transaction back.")}
        </ConfirmDialog>
      )}
    </section>
  );
}

const shownLocks = 3;

/** The locks of a session: those it waits for first, those that every reader takes last. */
function Locks({ session }: { readonly session: ServerSession }): ReactElement {
  const weight = ({ mode, isGranted }: ServerLock): number =>
    isGranted ? (mode === "AccessShareLock" ? 2 : 1) : 0;
  const locks = session.locks.toSorted((left, right) => weight(left) - weight(right));
  const shown = locks.slice(0, shownLocks);
  return (
    <>
      {shown.map(({ target, mode, isGranted }, index) => (
        <span key={index} className={joinClasses(styles["lock"], !isGranted && styles["wanted"])}>
          {isGranted
            ? translate("{{mode}} on {{target}}", { mode, target })
            : translate("wants {{mode}} on {{target}}", { mode, target })}
        </span>
      ))}
      {locks.length > shown.length && (
        <span
          className={styles["lock"]}
          title={locks.map(({ mode, target }) => `${mode} ${target}`).join("\n")}
        >
          {translate("and {{number}} more", { number: locks.length - shown.length })}
        </span>
      )}
    </>
  );
}
