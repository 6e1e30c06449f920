import type { ReactElement } from "react";
import { CommandPalette } from "./commands/CommandPalette.tsx";
import { ExportDialog } from "./export/ExportDialog.tsx";
import { HistoryDialog } from "./history/HistoryDialog.tsx";
import { SettingsDialog } from "./settings/SettingsDialog.tsx";
import { ConfirmDialog } from "./ui/ConfirmDialog.tsx";
import { useServices, useUiState } from "./useWorkbench.ts";

/** The dialog that is open, if any. */
export function AppDialogs(): ReactElement | null {
  const { workbench, ui } = useServices();
  const dialog = useUiState((state) => state.dialog);
  const exportedRunId = useUiState((state) => state.exportedRunId);
  const close = (): void => {
    ui.setState({ dialog: null });
  };
  switch (dialog) {
    case null:
      return null;
    case "settings":
      return <SettingsDialog onClose={close} />;
    case "commands":
      return <CommandPalette onClose={close} />;
    case "history":
      return <HistoryDialog onClose={close} />;
    case "export":
      return <ExportDialog runId={exportedRunId ?? ""} onClose={close} />;
    case "restart":
      return (
        <ConfirmDialog
          title="Start the machine afresh?"
          confirmLabel="Start afresh"
          isDangerous
          onCancel={close}
          onConfirm={() => {
            close();
            void workbench.restart("snapshot");
          }}
        >
          The machine goes back to the state that the image came with. Data that no snapshot keeps
          is lost.
        </ConfirmDialog>
      );
  }
}
