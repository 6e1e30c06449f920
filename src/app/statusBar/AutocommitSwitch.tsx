import type { ReactElement } from "react";
import { translate } from "../translation/translation.ts";
import { useWorkbench } from "../services/useWorkbench.ts";
import { StatusSwitch } from "./StatusSwitch.tsx";

/** Shows autocommit of the port's session; a click sets it for all ports. */
export function AutocommitSwitch({
  isAutocommit,
}: {
  readonly isAutocommit: boolean;
}): ReactElement {
  const workbench = useWorkbench();
  return (
    <StatusSwitch
      label={translate("Autocommit")}
      title={
        isAutocommit
          ? translate("Each statement is committed by itself. Click to commit by hand.")
          : translate("Statements wait for COMMIT or ROLLBACK. Click to commit each by itself.")
      }
      isOn={isAutocommit}
      isMarked={!isAutocommit}
      text={isAutocommit ? translate("autocommit on") : translate("autocommit off")}
      onTurn={() => {
        workbench.changeSettings({ isAutocommit: !isAutocommit });
      }}
    />
  );
}
