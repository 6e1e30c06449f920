import { useEffect, type ReactElement } from "react";
import { Panel, type PanelSize, usePanelRef } from "react-resizable-panels";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { useWorkbench, useWorkbenchState } from "../services/useWorkbench.ts";
import { SnapshotsPanel } from "../snapshots/SnapshotsPanel.tsx";
import { ErrorBoundary } from "../ui/placeholders/ErrorBoundary.tsx";

/** The height of the panel's header, which stays when the list is folded. */
const headerPx = 36;

/** Whether the user opened the list, or something in it needs an answer. */
const selectIsOpen = ({ settings, snapshots }: WorkbenchState): boolean =>
  settings.isSnapshotsOpen || snapshots.failure !== null || snapshots.access.kind === "readOnly";

/** The snapshots below the schema; their list can be folded, by its header or by the divider. */
export function FoldingSnapshots({ share }: { readonly share: number }): ReactElement {
  const workbench = useWorkbench();
  const panelRef = usePanelRef();
  const isOpen = useWorkbenchState(selectIsOpen);
  useEffect(() => {
    const panel = panelRef.current;
    if (panel === null) return;
    if (!isOpen) panel.collapse();
    else if (panel.isCollapsed()) panel.resize(`${share}%`);
    // A change of the share alone needs no action: it follows the user's dragging.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isOpen, panelRef]);

  const handleResize = ({ inPixels }: PanelSize): void => {
    // No height: the whole column is hidden.
    const isDrawnOpen = inPixels > headerPx + 1;
    if (inPixels > 0 && isDrawnOpen !== isOpen) {
      workbench.changeSettings({ isSnapshotsOpen: isDrawnOpen });
    }
  };
  return (
    <Panel
      id="snapshots"
      panelRef={panelRef}
      defaultSize={isOpen ? `${share}%` : headerPx}
      minSize={120}
      collapsible
      collapsedSize={headerPx}
      groupResizeBehavior={isOpen ? "preserve-relative-size" : "preserve-pixel-size"}
      onResize={handleResize}
    >
      <ErrorBoundary name="Snapshots">
        <SnapshotsPanel
          isOpen={isOpen}
          onOpenChange={(isSnapshotsOpen) => {
            workbench.changeSettings({ isSnapshotsOpen });
          }}
        />
      </ErrorBoundary>
    </Panel>
  );
}
