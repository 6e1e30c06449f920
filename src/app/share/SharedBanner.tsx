import { Link2 } from "lucide-react";
import type { ReactElement } from "react";
import { selectPort } from "../../state/store/selectors.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { useServices, useUiState, useWorkbenchState } from "../services/useWorkbench.ts";
import { nameOfPort } from "../wording/nameOfPort.ts";
import { closeShared } from "../commands/closeShared.ts";
import styles from "./share.module.css";
import { translate } from "../translation/translation.ts";

const selectPortName = (state: WorkbenchState): string => {
  const port = selectPort(state);
  return port === null ? "" : nameOfPort(state, port);
};

/** Shows above the editor what a link would run, and runs it only after confirmation. */
export function SharedBanner(): ReactElement | null {
  const services = useServices();
  const { workbench, editor } = services;
  const shared = useUiState((state) => state.shared);
  const portName = useWorkbenchState(selectPortName);
  if (shared === null) return null;
  const { sql, seed } = shared;
  const leave = (): void => {
    closeShared(services);
  };
  const run = async (): Promise<void> => {
    leave();
    const text = editor.current?.text() ?? sql;
    if (seed !== null) await workbench.runs.runAll(seed);
    await workbench.runs.runAll(text);
  };
  return (
    <section className={styles["banner"]} aria-label={translate("Shared SQL")}>
      <p className={styles["question"]}>
        <Link2 aria-hidden="true" />
        <span>
          {translate("Somebody shared this SQL with you. Nothing has run yet.")}
          {portName !== "" && ` ${translate("It would run on {{port}}.", { port: portName })}`}
        </span>
        <span className={styles["answers"]}>
          <Button label="Only read it" look="quiet" onClick={leave} />
          <Button
            label={seed === null ? "Run it" : "Run both"}
            look="primary"
            onClick={() => void run()}
          />
        </span>
      </p>
      {seed !== null && (
        <details className={styles["seed"]} open>
          <summary>{translate("This script would run before it")}</summary>
          <pre className={styles["code"]} tabIndex={0}>
            {seed.trim()}
          </pre>
        </details>
      )}
    </section>
  );
}
