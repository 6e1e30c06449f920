import { type ReactElement, useEffect } from "react";
import { AppDialogs } from "./AppDialogs.tsx";
import styles from "./app.module.css";
import { listenToKeys } from "./commands/listenToKeys.ts";
import { EncodingDialog } from "./files/EncodingDialog.tsx";
import { useShownPanels } from "./layout/useShownPanels.ts";
import { Workspace } from "./layout/Workspace.tsx";
import { StatusBar } from "./statusBar/StatusBar.tsx";
import { TopBar } from "./topBar/TopBar.tsx";
import { listenToDrops } from "./transfer/listenToDrops.ts";
import { useTranslate } from "./translation/useTranslate.ts";
import { ErrorBoundary } from "./ui/ErrorBoundary.tsx";
import { useStatistics } from "./useStatistics.ts";
import { useServices } from "./useWorkbench.ts";

export function App(): ReactElement {
  const services = useServices();
  const { isExplorerShown, isShellShown } = useShownPanels();
  useEffect(() => listenToKeys(services), [services]);
  useEffect(() => listenToDrops(services), [services]);
  useStatistics();
  // Whatever is shown says it in the language of the moment.
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
        <EncodingDialog />
      </ErrorBoundary>
    </div>
  );
}
