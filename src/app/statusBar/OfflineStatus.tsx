import type { ReactElement } from "react";
import { useStore } from "zustand";
import { Button } from "../ui/buttons/Button.tsx";
import { useServices } from "../services/useWorkbench.ts";
import { translate } from "../translation/translation.ts";

/** Shows whether the page works without network, and whether a newer version waits. */
export function OfflineStatus(): ReactElement | null {
  const { offline, workbench } = useServices();
  const { state, isUpdateWaiting } = useStore(offline.store);
  return (
    <>
      {isUpdateWaiting && (
        <span role="status" aria-label={translate("Version")}>
          <Button
            label="A new version waits: load it"
            look="quiet"
            onClick={() => {
              workbench.leave();
              offline.update();
            }}
          />
        </span>
      )}
      {state.kind === "keeping" && (
        <span>
          {translate("Keeping for offline use: {{percent}} %", {
            percent: Math.floor(100 * state.fraction),
          })}
        </span>
      )}
      {state.kind === "available" && (
        <span title={translate("Page and machine are kept in this browser whole")}>
          {translate("Available offline")}
        </span>
      )}
    </>
  );
}
