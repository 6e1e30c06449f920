import { useId, type ReactElement } from "react";
import { selectPort } from "../../state/store/selectors.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { useWorkbench, useWorkbenchState } from "../services/useWorkbench.ts";
import styles from "./portSwitch.module.css";

interface PortChoice {
  readonly port: number;
  readonly mode: "oracle" | "postgresql";
  /** The image's description of the port; left out until it is known. */
  readonly description?: string;
}

const modeNames = { oracle: "Oracle", postgresql: "PostgreSQL" } as const;

// The ports of every image; shown until the manifest is loaded, so that nothing moves.
const usualPorts: readonly PortChoice[] = [
  { port: 1521, mode: "oracle" },
  { port: 5432, mode: "postgresql" },
];

const selectPorts = (state: WorkbenchState): readonly PortChoice[] =>
  state.machine.manifest?.ports ?? usualPorts;

const selectEngine = ({ machine: { manifest } }: WorkbenchState): string =>
  manifest === null
    ? ""
    : [`${manifest.engine.name} ${manifest.engine.version}`, manifest.engine.details]
        .filter((part) => part !== "")
        .join(" + ");

/** The tooltip of a port: its description and its engine. */
function explain(engine: string, description: string | undefined): string {
  return [description ?? "", engine].filter((part) => part !== "").join("\n");
}

/** Chooses the port on which the active tab's statements run. */
export function PortSwitch(): ReactElement {
  const workbench = useWorkbench();
  const ports = useWorkbenchState(selectPorts);
  const selected = useWorkbenchState(selectPort) ?? ports[0]?.port;
  const engine = useWorkbenchState(selectEngine);
  const group = useId();
  return (
    <div role="radiogroup" aria-label="Port" className={styles["group"]}>
      {ports.map(({ port, mode, description }) => (
        <label key={port} className={styles["choice"]} title={explain(engine, description)}>
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
