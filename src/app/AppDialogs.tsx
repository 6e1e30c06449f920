import { type ReactElement, Suspense } from "react";
import { compareAnyway } from "./commands/compareCommands.ts";
import { describeKeys, isMacPlatform } from "./commands/keyBinding.ts";
import { explainCurrent } from "./commands/planCommands.ts";
import { DialogPlaceholder } from "./ui/dialog/DialogPlaceholder.tsx";
import { Dialog } from "./ui/dialog/Dialog.tsx";
import { Button } from "./ui/buttons/Button.tsx";
import { ConfirmDialog } from "./ui/dialog/ConfirmDialog.tsx";
import { useServices, useUiState, useWorkbenchState } from "./services/useWorkbench.ts";
import { translate } from "./translation/translation.ts";
import { lazyPart } from "./services/lazyPart.ts";

const AnalyzeDialog = lazyPart(() => import("./results/plan/AnalyzeDialog.tsx"), "AnalyzeDialog");
const BadLinkDialog = lazyPart(() => import("./share/BadLinkDialog.tsx"), "BadLinkDialog");
const CommandPalette = lazyPart(() => import("./commands/CommandPalette.tsx"), "CommandPalette");
const ExportDialog = lazyPart(() => import("./resultExport/ExportDialog.tsx"), "ExportDialog");
const FindDialog = lazyPart(() => import("./find/FindDialog.tsx"), "FindDialog");
const HistoryDialog = lazyPart(() => import("./history/HistoryDialog.tsx"), "HistoryDialog");
const ProfileDialog = lazyPart(() => import("./profile/ProfileDialog.tsx"), "ProfileDialog");
const ServerDialog = lazyPart(() => import("./server/ServerDialog.tsx"), "ServerDialog");
const SettingsDialog = lazyPart(() => import("./settings/SettingsDialog.tsx"), "SettingsDialog");
const ShareDialog = lazyPart(() => import("./share/ShareDialog.tsx"), "ShareDialog");
const SnapshotComparisonDialog = lazyPart(
  () => import("./snapshots/SnapshotComparisonDialog.tsx"),
  "SnapshotComparisonDialog",
);
const CsvDialog = lazyPart(() => import("./transfer/CsvDialog.tsx"), "CsvDialog");
const TransferDialog = lazyPart(() => import("./transfer/TransferDialog.tsx"), "TransferDialog");
const VariablesDialog = lazyPart(() => import("./editor/VariablesDialog.tsx"), "VariablesDialog");

/** The open dialog, if any; the code of most dialogs is loaded when they first open. */
export function AppDialogs(): ReactElement {
  const { workbench, ui } = useServices();
  const giveUp = (): void => {
    if (ui.getState().dialog === null) workbench.runs.answerVariables(null);
    else ui.setState({ dialog: null });
  };
  return (
    <Suspense fallback={<DialogPlaceholder onClose={giveUp} />}>
      <OpenDialog />
    </Suspense>
  );
}

function OpenDialog(): ReactElement | null {
  const services = useServices();
  const { workbench, ui } = services;
  const dialog = useUiState((state) => state.dialog);
  const asked = useWorkbenchState((state) => state.askedVariables);
  const carriedBytes = useWorkbenchState((state) => state.snapshots.carriedBytes);
  const close = (): void => {
    ui.setState({ dialog: null });
  };
  if (dialog === null) {
    return asked === null ? null : (
      <VariablesDialog
        variables={asked}
        onAnswer={(answer) => {
          workbench.runs.answerVariables(answer);
        }}
      />
    );
  }
  switch (dialog.kind) {
    case "settings":
      return <SettingsDialog onClose={close} />;
    case "server":
      return <ServerDialog onClose={close} />;
    case "commands":
      return <CommandPalette onClose={close} />;
    case "find":
      return <FindDialog onClose={close} />;
    case "history":
      return <HistoryDialog onClose={close} />;
    case "export":
      return <ExportDialog runId={dialog.runId} onClose={close} />;
    case "profile":
      return <ProfileDialog runId={dialog.runId} column={dialog.column} onClose={close} />;
    case "analyze":
      return (
        <AnalyzeDialog
          onClose={close}
          onRun={(mode) => {
            close();
            explainCurrent(services, mode);
          }}
        />
      );
    case "unexplainable":
      return (
        <Dialog title="There is no plan for this" onClose={close}>
          {translate(
            "EXPLAIN takes SELECT, INSERT, UPDATE, DELETE, MERGE, VALUES and CREATE TABLE AS. Put the cursor on such a statement.",
          )}
        </Dialog>
      );
    case "badLink":
      return <BadLinkDialog problem={dialog.problem} onClose={close} />;
    case "pasteRefused":
      return (
        <Dialog title="The page may not read the clipboard" onClose={close}>
          {translate("Press {{keys}} in the editor to paste.", {
            keys: describeKeys("Mod+KeyV", isMacPlatform()),
          })}
        </Dialog>
      );
    case "dropChanges":
      return (
        <ConfirmDialog
          title="Drop pending changes?"
          confirmLabel="Drop changes"
          isDangerous
          onCancel={close}
          onConfirm={() => {
            close();
            dialog.proceed();
          }}
        >
          {translate("Rows were changed in the grid, and the changes are not applied yet.")}
        </ConfirmDialog>
      );
    case "drop":
      return (
        <ConfirmDialog
          title="Drop it?"
          confirmLabel="Drop"
          isDangerous
          onCancel={close}
          onConfirm={() => {
            close();
            workbench.editor.add({ text: dialog.statement });
            void workbench.runs.runAll(dialog.statement);
          }}
        >
          {translate(
            "This statement runs; what depends on the object keeps it from being dropped.",
          )}
          <pre>{dialog.statement.trim()}</pre>
        </ConfirmDialog>
      );
    case "compare":
      return (
        <Dialog
          title="This would run twice"
          role="alertdialog"
          onClose={close}
          footer={
            <>
              <Button
                label="Run on both and keep"
                look="danger"
                onClick={() => {
                  close();
                  compareAnyway(services, false);
                }}
              />
              <Button
                label="Run on both and roll back"
                look="primary"
                onClick={() => {
                  close();
                  compareAnyway(services, true);
                }}
              />
            </>
          }
        >
          {translate(
            "Both ports work on the same data, and the statement may change it: once through each port.",
          )}
        </Dialog>
      );
    case "transfer":
      return <TransferDialog file={dialog.file} onClose={close} />;
    case "csv":
      return <CsvDialog file={dialog.file} proposedTable={dialog.table} onClose={close} />;
    case "compareSnapshots":
      return <SnapshotComparisonDialog snapshotId={dialog.snapshotId} onClose={close} />;
    case "share":
      return <ShareDialog onClose={close} />;
    case "restart":
      return (
        <ConfirmDialog
          title="Reset to pristine?"
          confirmLabel="Reset"
          isDangerous
          onCancel={close}
          onConfirm={() => {
            close();
            void workbench.reset();
          }}
        >
          {translate(
            "The machine goes back to the state that the image came with. Unless it is busy, what has changed since its last snapshot is kept first, as an automatic one, to return to.",
          )}
          {carriedBytes > 0 &&
            ` ${translate("Files that came with imported machines are removed.")}`}
        </ConfirmDialog>
      );
  }
}
