import type { ReactElement } from "react";
import { translate } from "../translation/translation.ts";
import { useWorkbench, useWorkbenchState } from "../services/useWorkbench.ts";
import { StatusSwitch } from "./StatusSwitch.tsx";

/** Shows and switches DBMS_OUTPUT, for servers that have it. */
export function ServerOutputSwitch(): ReactElement {
  const workbench = useWorkbench();
  const isOn = useWorkbenchState(({ settings }) => settings.isServerOutputOn);
  return (
    <StatusSwitch
      label="DBMS_OUTPUT"
      title={
        isOn
          ? translate("Lines of DBMS_OUTPUT are shown among the messages. Click to leave them out.")
          : translate("Lines of DBMS_OUTPUT are not shown. Click to show them.")
      }
      isOn={isOn}
      text={isOn ? translate("DBMS_OUTPUT on") : translate("DBMS_OUTPUT off")}
      onTurn={() => {
        workbench.changeSettings({ isServerOutputOn: !isOn });
      }}
    />
  );
}
