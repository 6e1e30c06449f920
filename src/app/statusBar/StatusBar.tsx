import type { ReactElement } from "react";
import { selectPort, selectReadiness, selectSession } from "../../state/store/selectors.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import type { ImageManifest } from "../../vm/manifest.ts";
import { OfflineStatus } from "./OfflineStatus.tsx";
import { useTranslate } from "../translation/useTranslate.ts";
import { formatBytes } from "../ui/format/formatBytes.ts";
import { joinClasses } from "../ui/joinClasses.ts";
import { AutocommitSwitch } from "./AutocommitSwitch.tsx";
import { useWorkbenchList, useWorkbenchState } from "../services/useWorkbench.ts";
import { describeMachine } from "../wording/describeMachine.ts";
import { ServerOutputSwitch } from "./ServerOutputSwitch.tsx";
import styles from "./statusBar.module.css";
import { TimeoutStatus } from "./TimeoutStatus.tsx";
import { TransactionStatus } from "./TransactionStatus.tsx";

interface StatusView {
  readonly machine: string;
  readonly tone: "good" | "waiting" | "bad";
  readonly engine: string | null;
  readonly engineDetails: string | null;
  readonly user: string | null;
  readonly memoryBytes: number | null;
}

const selectStatus = (state: WorkbenchState): StatusView => {
  const { manifest, statistics, status: machine } = state.machine;
  const readiness = selectReadiness(state);
  const isUp = readiness === "ready" || readiness === "busy" || readiness === "cancelling";
  return {
    machine: describeMachine(machine, readiness),
    tone: machine.kind === "failed" ? "bad" : isUp ? "good" : "waiting",
    engine: manifest === null ? null : describeEngine(state),
    engineDetails: manifest?.engine.details ?? null,
    user: manifest === null ? null : describePlace(state, manifest),
    memoryBytes: statistics?.emulatorBytes ?? null,
  };
};

/** The percentage of a long script that has been read. */
const selectReading = ({ reading }: WorkbenchState): number | null =>
  reading === null ? null : Math.floor((100 * reading.readLength) / reading.length);

/** The state of machine, server and session in one line. */
export function StatusBar(): ReactElement {
  const translate = useTranslate();
  const view = useWorkbenchList(selectStatus);
  const port = useWorkbenchState(selectPort);
  const session = useWorkbenchState(selectSession);
  const reading = useWorkbenchState(selectReading);
  return (
    <footer className={styles["bar"]}>
      <div className={joinClasses(styles["machine"], styles[view.tone])}>
        <span className={styles["dot"]} aria-hidden="true" />
        <div role="status" aria-label="Machine">
          {translate(view.machine)}
        </div>
      </div>
      {reading !== null && (
        <span>{translate("Reading the script: {{percent}} %", { percent: reading })}</span>
      )}
      {view.engine !== null && (
        <span className={styles["engine"]} title={session?.server?.version}>
          {view.engine}
          {view.engineDetails !== null && view.engineDetails !== "" && (
            <span className={styles["details"]}> + {view.engineDetails}</span>
          )}
        </span>
      )}
      {port !== null && (
        <span className={styles["port"]}>{translate("port {{port}}", { port })}</span>
      )}
      {session?.server?.compatibleMode != null && (
        <span>{translate("{{mode}} mode", { mode: session.server.compatibleMode })}</span>
      )}
      {view.user !== null && <span className={styles["user"]}>{view.user}</span>}
      {session !== null && <TransactionStatus session={session} />}
      {session !== null && <AutocommitSwitch isAutocommit={session.isAutocommit} />}
      {session?.server?.outputFacility != null && <ServerOutputSwitch />}
      {session !== null && <TimeoutStatus />}
      <OfflineStatus />
      {view.memoryBytes !== null && (
        <span
          className={styles["memory"]}
          title={translate("Memory that the machine takes in this browser")}
        >
          VM {formatBytes(view.memoryBytes)}
        </span>
      )}
    </footer>
  );
}

function describePlace(state: WorkbenchState, manifest: ImageManifest): string {
  const { user, database } = selectSession(state)?.place ?? manifest;
  return `${user}@${database}`;
}

function describeEngine({ machine: { manifest } }: WorkbenchState): string {
  return manifest === null ? "" : `${manifest.engine.name} ${manifest.engine.version}`;
}
