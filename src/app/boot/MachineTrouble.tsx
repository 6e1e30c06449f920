import type { ReactElement } from "react";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { useServices, useWorkbenchState } from "../services/useWorkbench.ts";
import { describeMissingFiles, describeSilence } from "../wording/describeTrouble.ts";
import { TroubleAlert } from "./TroubleAlert.tsx";

const selectMachine = (state: WorkbenchState): WorkbenchState["machine"] => state.machine;

/** What blocks a running machine: files that cannot be fetched, parts that do not answer. */
export function MachineTrouble(): ReactElement | null {
  const { workbench, ui } = useServices();
  const { status, missingFiles, silence } = useWorkbenchState(selectMachine);
  if (status.kind === "failed") return null;
  if (missingFiles.length > 0) {
    const { reason, advice, detail } = describeMissingFiles(missingFiles);
    return (
      <TroubleAlert reason={reason} advice={advice} detail={detail ?? ""}>
        <Button
          label="Try again"
          onClick={() => {
            workbench.retryMissingFiles();
          }}
        />
      </TroubleAlert>
    );
  }
  if (silence === null) return null;
  const { reason, advice } = describeSilence(silence);
  const { part, port } = silence;
  return (
    <TroubleAlert reason={reason} advice={advice} detail="">
      <Button
        label="Wait"
        onClick={() => {
          workbench.heartbeat.wait();
        }}
      />
      {part === "session" && port !== null && (
        <Button
          label="Restart session"
          onClick={() => {
            workbench.heartbeat.restartSession(port);
          }}
        />
      )}
      {part === "service" && (
        <Button
          label="Restart session"
          onClick={() => {
            workbench.heartbeat.restartService();
          }}
        />
      )}
      <Button
        label="Go back to the last snapshot"
        onClick={() => {
          void workbench.replace("lastSnapshot");
        }}
      />
      <Button
        label="Reset"
        onClick={() => {
          if (part === "session" || part === "service") {
            ui.setState({ dialog: { kind: "restart" } });
          } else void workbench.replace("pristine");
        }}
      />
    </TroubleAlert>
  );
}
