import { useEffect, type ReactElement } from "react";
import { Group, Panel, usePanelRef } from "react-resizable-panels";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { SchemaArea } from "../schema/SchemaArea.tsx";
import { useWorkbench, useWorkbenchState } from "../services/useWorkbench.ts";
import { SnapshotsPanel } from "../snapshots/SnapshotsPanel.tsx";
import { Divider } from "../ui/Divider.tsx";
import { ErrorBoundary } from "../ui/placeholders/ErrorBoundary.tsx";

/** The height of the snapshots' header, which stays when the list is folded. */
const headerPx = 36;

/** Whether the user opened the list, or something in it needs an answer. */
const selectIsOpen = ({ settings, snapshots }: WorkbenchState): boolean =>
  settings.isSnapshotsOpen || snapshots.failure !== null || snapshots.access.kind === "readOnly";

export interface SchemaAndSnapshotsProps {
  /** The schema's part of the height in per cent, where the snapshots are not folded. */
  readonly schemaShare: number;
  /** Called when the user moved the divider. */
  readonly onShareChange: (schemaShare: number) => void;
}

/** The schema above the snapshots, whose list can be folded, by its header or by the divider. */
export function SchemaAndSnapshots(props: SchemaAndSnapshotsProps): ReactElement {
  const { schemaShare, onShareChange } = props;
  const workbench = useWorkbench();
  const panelRef = usePanelRef();
  const isOpen = useWorkbenchState(selectIsOpen);
  const setOpen = (isSnapshotsOpen: boolean): void => {
    workbench.changeSettings({ isSnapshotsOpen });
  };
  useEffect(() => {
    const panel = panelRef.current;
    if (panel === null) return;
    if (!isOpen) panel.collapse();
    else if (panel.isCollapsed()) panel.resize(`${100 - schemaShare}%`);
    // A change of the share alone needs no action: it follows the user's dragging.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isOpen, panelRef]);

  return (
    <Group
      orientation="vertical"
      onLayoutChanged={({ schema }, { isUserInteraction }) => {
        // The window's height changes the panels as well, which opens and folds nothing.
        if (!isUserInteraction || schema === undefined) return;
        const isDrawnOpen = panelRef.current?.isCollapsed() === false;
        if (isDrawnOpen) onShareChange(Math.round(schema));
        if (isDrawnOpen !== isOpen) setOpen(isDrawnOpen);
      }}
    >
      <Panel id="schema" minSize={120}>
        <ErrorBoundary name="Schema">
          <SchemaArea />
        </ErrorBoundary>
      </Panel>
      <Divider id="schema-snapshots" label="Schema and snapshots" direction="horizontal" />
      <Panel
        id="snapshots"
        panelRef={panelRef}
        defaultSize={isOpen ? `${100 - schemaShare}%` : headerPx}
        minSize={120}
        collapsible
        collapsedSize={headerPx}
        groupResizeBehavior={isOpen ? "preserve-relative-size" : "preserve-pixel-size"}
      >
        <ErrorBoundary name="Snapshots">
          <SnapshotsPanel isOpen={isOpen} onOpenChange={setOpen} />
        </ErrorBoundary>
      </Panel>
    </Group>
  );
}
