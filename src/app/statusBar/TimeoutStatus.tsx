import type { ReactElement } from "react";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { translate } from "../translation/translation.ts";
import { useServices, useWorkbenchState } from "../services/useWorkbench.ts";
import { describeTimeout } from "../wording/describeTimeout.ts";
import styles from "./statusBar.module.css";

const selectTimeout = (state: WorkbenchState): number | null => state.settings.statementTimeoutMs;

/** The statement timeout, if there is one; a click opens the settings. */
export function TimeoutStatus(): ReactElement | null {
  const { ui } = useServices();
  const timeoutMs = useWorkbenchState(selectTimeout);
  if (timeoutMs === null) return null;
  return (
    <button
      type="button"
      className={styles["switch"]}
      title={translate("The server ends statements that run longer. Click to change that.")}
      onClick={() => {
        ui.setState({ dialog: { kind: "settings" } });
      }}
    >
      {translate("timeout {{time}}", { time: describeTimeout(timeoutMs) })}
    </button>
  );
}
