import { useId, type ReactElement } from "react";
import { selectPort } from "../../state/selectors.ts";
import type { WorkbenchState } from "../../state/workbenchState.ts";
import { useWorkbench, useWorkbenchState } from "../useWorkbench.ts";
import styles from "./portSwitch.module.css";

interface PortChoice {
  readonly port: number;
  readonly mode: "oracle" | "postgresql";
}

const modeNames = { oracle: "Oracle", postgresql: "PostgreSQL" } as const;

// What every image offers; shown until the image at hand says so itself, so that nothing jumps.
const usualPorts: readonly PortChoice[] = [
  { port: 1521, mode: "oracle" },
  { port: 5432, mode: "postgresql" },
];

const selectPorts = (state: WorkbenchState): readonly PortChoice[] =>
  state.machine.manifest?.ports ?? usualPorts;

/** Chooses the port on which the active tab's statements run. */
export function PortSwitch(): ReactElement {
  const workbench = useWorkbench();
  const ports = useWorkbenchState(selectPorts);
  const selected = useWorkbenchState(selectPort) ?? ports[0]?.port;
  const group = useId();
  return (
    <div role="radiogroup" aria-label="Port" className={styles["group"]}>
      {ports.map(({ port, mode }) => (
        <label key={port} className={styles["choice"]}>
          <input
            type="radio"
            name={group}
            className={styles["input"]}
            checked={port === selected}
            onChange={() => {
              workbench.editor.setPort(port);
            }}
          />
          <span className={styles["number"]}>{port}</span> {modeNames[mode]}
        </label>
      ))}
    </div>
  );
}
