import { type ReactElement, useLayoutEffect } from "react";
import { Group, Panel, usePanelRef } from "react-resizable-panels";
import { selectIsEditorFolded, selectIsTableTab } from "../../state/store/selectors.ts";
import { EditorPane } from "../editor/EditorPane.tsx";
import { ResultsArea } from "../results/ResultsArea.tsx";
import { useWorkbench, useWorkbenchState } from "../services/useWorkbench.ts";
import { Divider } from "../ui/Divider.tsx";
import { useIsShown } from "../services/useIsShown.ts";
import { ErrorBoundary } from "../ui/placeholders/ErrorBoundary.tsx";

/** The height of the editor's tab bar and of the line below it, which stay when it is folded. */
const foldedPx = 64;

export interface EditorAndResultsProps {
  /** The editor's part of the height in per cent, where it is not folded. */
  readonly editorShare: number;
  /** Called when the user moved the divider. */
  readonly onShareChange: (editorShare: number) => void;
}

/** The editor above its results. The editor of an opened table can be folded, also by the divider. */
export function EditorAndResults(props: EditorAndResultsProps): ReactElement {
  const { editorShare, onShareChange } = props;
  const workbench = useWorkbench();
  const panelRef = usePanelRef();
  const isShown = useIsShown();
  const isFolded = useWorkbenchState(selectIsEditorFolded);
  const canFold = useWorkbenchState(selectIsTableTab);

  // Before the page is painted: tabs of both kinds may be shown one after the other.
  useLayoutEffect(() => {
    const panel = panelRef.current;
    // A hidden panel has no size to begin with.
    if (!isShown) return;
    if (isFolded) panel?.collapse();
    else panel?.resize(`${editorShare}%`);
    // A change of the share alone needs no action: it follows the user's dragging.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isFolded, isShown, panelRef]);

  return (
    <Group
      orientation="vertical"
      onLayoutChanged={({ editor }, { isUserInteraction }) => {
        if (!isUserInteraction || editor === undefined) return;
        const isDrawnFolded = panelRef.current?.isCollapsed() === true;
        if (isDrawnFolded && !canFold) {
          panelRef.current?.resize(`${editorShare}%`);
          return;
        }
        if (!isDrawnFolded) onShareChange(Math.round(editor));
        workbench.editor.setFolded(workbench.store.getState().editor.activeId, isDrawnFolded);
      }}
    >
      <Panel
        id="editor"
        panelRef={panelRef}
        defaultSize={isFolded ? foldedPx : `${editorShare}%`}
        minSize={100}
        // The library learns of changes of this too late for the effect above.
        collapsible
        collapsedSize={foldedPx}
        collapsedThreshold={canFold ? undefined : "100%"}
        groupResizeBehavior={isFolded ? "preserve-pixel-size" : "preserve-relative-size"}
      >
        <ErrorBoundary name="Editor">
          <EditorPane />
        </ErrorBoundary>
      </Panel>
      <Divider id="editor-results" label="Editor and results" direction="horizontal" />
      <Panel id="results" minSize={100}>
        <ErrorBoundary name="Results">
          <ResultsArea />
        </ErrorBoundary>
      </Panel>
    </Group>
  );
}
