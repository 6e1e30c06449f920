import { type ReactElement } from "react";
import { Group, Panel } from "react-resizable-panels";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { Divider } from "../ui/Divider.tsx";
import { useWorkbenchList } from "../services/useWorkbench.ts";
import { LabSession } from "./LabSession.tsx";
import styles from "./lab.module.css";
import { SessionsPanel } from "./SessionsPanel.tsx";
import { translate } from "../translation/translation.ts";

const selectPorts = (state: WorkbenchState): readonly number[] =>
  state.machine.manifest?.ports.map(({ port }) => port) ?? [];

/** Two sessions side by side, each with its own transaction, and which waits for which. */
export function Lab(): ReactElement {
  const ports = useWorkbenchList(selectPorts);
  return (
    <section className={styles["lab"]} aria-label={translate("Two sessions")}>
      <Group orientation="vertical">
        <Panel id="lab-sessions" defaultSize="66%" minSize={160}>
          <div className={styles["sides"]}>
            {ports.map((port, index) => (
              <LabSession key={port} port={port} isFirst={index === 0} />
            ))}
          </div>
        </Panel>
        <Divider id="lab-divider" label="Sessions and locks" direction="horizontal" />
        <Panel id="lab-activity" minSize={100}>
          <SessionsPanel />
        </Panel>
      </Group>
    </section>
  );
}
