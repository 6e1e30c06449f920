import { type ReactElement, useEffect, Suspense } from "react";
import { AppDialogs } from "./AppDialogs.tsx";
import styles from "./app.module.css";
import { followPlaces } from "./commands/followPlaces.ts";
import { listenToKeys } from "./commands/listenToKeys.ts";
import { useShownPanels } from "./layout/useShownPanels.ts";
import { Workspace } from "./layout/Workspace.tsx";
import { StatusBar } from "./statusBar/StatusBar.tsx";
import { TopBar } from "./topBar/TopBar.tsx";
import { importDroppedFiles } from "./transfer/importDroppedFiles.ts";
import { useTranslate } from "./translation/useTranslate.ts";
import { DialogPlaceholder } from "./ui/dialog/DialogPlaceholder.tsx";
import { ErrorBoundary } from "./ui/placeholders/ErrorBoundary.tsx";
import { useStatistics } from "./services/useStatistics.ts";
import { useServices, useUiState } from "./services/useWorkbench.ts";
import { lazyPart } from "./services/lazyPart.ts";

const EncodingDialog = lazyPart(() => import("./files/EncodingDialog.tsx"), "EncodingDialog");

export function App(): ReactElement {
  const services = useServices();
  const { isExplorerShown, isShellShown } = useShownPanels();
  useEffect(() => listenToKeys(services), [services]);
  useEffect(() => followPlaces(services), [services]);
  useEffect(() => importDroppedFiles(services), [services]);
  useStatistics();
  const asksEncoding = useUiState((state) => state.encodingQuestion !== null);
  // Renders the whole page again when the language changes.
  useTranslate();
  return (
    <div className={styles["app"]}>
      <ErrorBoundary name="The bar">
        <TopBar isExplorerShown={isExplorerShown} isShellShown={isShellShown} />
      </ErrorBoundary>
      <Workspace />
      <ErrorBoundary name="The status bar">
        <StatusBar />
      </ErrorBoundary>
      <ErrorBoundary name="The dialog">
        <AppDialogs />
        {asksEncoding && (
          <Suspense
            fallback={
              <DialogPlaceholder
                onClose={() => services.ui.getState().encodingQuestion?.answer(null)}
              />
            }
          >
            <EncodingDialog />
          </Suspense>
        )}
      </ErrorBoundary>
    </div>
  );
}
