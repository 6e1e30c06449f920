import { type ReactElement, useEffect } from "react";
import { AppDialogs } from "./AppDialogs.tsx";
import styles from "./app.module.css";
import { listenToKeys } from "./commands/listenToKeys.ts";
import { useShownPanels } from "./layout/useShownPanels.ts";
import { Workspace } from "./layout/Workspace.tsx";
import { StatusBar } from "./statusBar/StatusBar.tsx";
import { TopBar } from "./topBar/TopBar.tsx";
import { listenToDrops } from "./transfer/listenToDrops.ts";
import { useStatistics } from "./useStatistics.ts";
import { useServices } from "./useWorkbench.ts";

export function App(): ReactElement {
  const services = useServices();
  const { isExplorerShown, isShellShown } = useShownPanels();
  useEffect(() => listenToKeys(services), [services]);
  useEffect(() => listenToDrops(services), [services]);
  useStatistics();
  return (
    <div className={styles["app"]}>
      <TopBar isExplorerShown={isExplorerShown} isShellShown={isShellShown} />
      <Workspace />
      <StatusBar />
      <AppDialogs />
    </div>
  );
}
