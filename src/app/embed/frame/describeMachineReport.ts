import type { WorkbenchState } from "../../../state/store/workbenchState.ts";
import { describeMachineFailure } from "../../wording/describeMachineFailure.ts";
import { describeMissingFiles, describeSilence } from "../../wording/describeTrouble.ts";
import type { MachineReport } from "../protocol/embedMessages.ts";

/** The status of the machine for the embedding page, in the current language. */
export function describeMachineReport({ machine }: WorkbenchState): MachineReport {
  const { status, silence, missingFiles } = machine;
  if (missingFiles.length > 0) return trouble(describeMissingFiles(missingFiles));
  // The blocks of a page run without the service session.
  if (silence !== null && silence.part !== "service") return trouble(describeSilence(silence));
  switch (status.kind) {
    case "downloading":
      return { kind: "loading", loadedBytes: status.loadedBytes, totalBytes: status.totalBytes };
    case "failed":
      return trouble(describeMachineFailure(status.failure));
    case "running":
      return { kind: machine.isClockSet ? "ready" : "starting" };
    case "idle":
    case "restoring":
    case "booting":
    case "stopped":
      return { kind: "starting" };
  }
}

function trouble({
  reason,
  advice,
}: {
  readonly reason: string;
  readonly advice: string;
}): MachineReport {
  return { kind: "trouble", reason, advice };
}
