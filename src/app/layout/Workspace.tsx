import { Suspense, type ReactElement } from "react";
import { Group, Panel } from "react-resizable-panels";
import type { PanelLayout } from "../../state/store/settings.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { ShellPanel } from "../shell/ShellPanel.tsx";
import { useServices, useUiState, useWorkbenchState } from "../services/useWorkbench.ts";
import { lazyPart } from "../services/lazyPart.ts";
import { ErrorBoundary } from "../ui/placeholders/ErrorBoundary.tsx";
import { EditorAndResults } from "./EditorAndResults.tsx";
import { Workplaces } from "./Workplaces.tsx";
import { Divider } from "../ui/Divider.tsx";
import { SchemaAndSnapshots } from "./SchemaAndSnapshots.tsx";
import { SidePanel } from "./SidePanel.tsx";
import { useShownPanels } from "./useShownPanels.ts";
import styles from "./workspace.module.css";

const LessonsPanel = lazyPart(() => import("../lessons/LessonsPanel.tsx"), "LessonsPanel");

const selectLayout = (state: WorkbenchState): PanelLayout => state.settings.layout;

/** The three columns; on a narrow page the outer two are drawers. */
export function Workspace(): ReactElement {
  const { workbench, ui } = useServices();
  const hasLesson = useUiState((state) => state.lesson !== null);
  const layout = useWorkbenchState(selectLayout);
  const { isNarrow, isShellDrawer, isExplorerShown, isShellShown } = useShownPanels();

  const keep = (change: Partial<PanelLayout>): void => {
    const { settings } = workbench.store.getState();
    workbench.changeSettings({ layout: { ...settings.layout, ...change } });
  };
  const closeDrawer = (): void => {
    ui.setState({ drawer: null });
  };

  return (
    <Group
      className={styles["workspace"]}
      orientation="horizontal"
      onLayoutChanged={(_layout, { isUserInteraction }) => {
        // When moved by keyboard, this is called before the panels have their new width.
        if (isUserInteraction) requestAnimationFrame(() => keep(readWidths()));
      }}
    >
      <SidePanel
        id="explorer"
        label="Schema and snapshots"
        side="left"
        isShown={isExplorerShown}
        isDrawer={isNarrow}
        widthPx={layout.explorerWidthPx}
        onShownChange={(isExplorerVisible) => {
          workbench.changeSettings({ isExplorerVisible });
        }}
        onCloseDrawer={closeDrawer}
      >
        <SchemaAndSnapshots
          schemaShare={layout.schemaShare}
          onShareChange={(schemaShare) => {
            keep({ schemaShare });
          }}
        />
      </SidePanel>
      {!isNarrow && <Divider id="left" label="Left panel and editor" direction="vertical" />}
      <Panel id="center" minSize={280}>
        <div className={styles["middle"]}>
          <main className={styles["center"]}>
            <Workplaces
              editor={
                <EditorAndResults
                  editorShare={layout.editorShare}
                  onShareChange={(editorShare) => {
                    keep({ editorShare });
                  }}
                />
              }
            />
          </main>
          <ErrorBoundary name="Lessons">
            {hasLesson && (
              <Suspense fallback={null}>
                <LessonsPanel />
              </Suspense>
            )}
          </ErrorBoundary>
        </div>
      </Panel>
      {!isShellDrawer && <Divider id="right" label="Editor and shell" direction="vertical" />}
      <SidePanel
        id="shell"
        label="Shell panel"
        side="right"
        isShown={isShellShown}
        isDrawer={isShellDrawer}
        widthPx={layout.shellWidthPx}
        onShownChange={(isShellVisible) => {
          workbench.changeSettings({ isShellVisible });
        }}
        onCloseDrawer={closeDrawer}
      >
        <ErrorBoundary name="Shell">
          <ShellPanel isShown={isShellShown} />
        </ErrorBoundary>
      </SidePanel>
    </Group>
  );
}

/** The widths of the side panels that are open, as they are drawn. */
function readWidths(): Partial<PanelLayout> {
  const explorerWidthPx = widthOf("explorer");
  const shellWidthPx = widthOf("shell");
  return {
    ...(explorerWidthPx > 0 && { explorerWidthPx }),
    ...(shellWidthPx > 0 && { shellWidthPx }),
  };
}

function widthOf(panelId: string): number {
  return Math.round(document.getElementById(panelId)?.getBoundingClientRect().width ?? 0);
}
