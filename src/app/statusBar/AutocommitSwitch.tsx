import type { ReactElement } from "react";
import { joinClasses } from "../ui/joinClasses.ts";
import { useWorkbench } from "../useWorkbench.ts";
import styles from "./statusBar.module.css";
import { translate } from "../translation/translation.ts";

/** Whether the port's session commits each statement by itself; a click chooses for all ports. */
export function AutocommitSwitch({
  isAutocommit,
}: {
  readonly isAutocommit: boolean;
}): ReactElement {
  const workbench = useWorkbench();
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isAutocommit}
      aria-label={translate("Autocommit")}
      title={
        isAutocommit
          ? translate("Each statement is committed by itself. Click to commit by hand.")
          : translate("Statements wait for COMMIT or ROLLBACK. Click to commit each by itself.")
      }
      className={joinClasses(styles["autocommit"], !isAutocommit && styles["open"])}
      onClick={() => {
        workbench.changeSettings({ isAutocommit: !isAutocommit });
      }}
    >
      {isAutocommit ? translate("autocommit on") : translate("autocommit off")}
    </button>
  );
}
