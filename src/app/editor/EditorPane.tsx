import { type DragEvent, type ReactElement, Suspense, useEffect, useRef, useState } from "react";
import { selectIsEditorFolded, selectIsTableTab } from "../../state/store/selectors.ts";
import { openFiles } from "../commands/fileCommands.ts";
import { joinClasses } from "../ui/joinClasses.ts";
import { lazyPart } from "../services/lazyPart.ts";
import { useServices, useUiState, useWorkbenchState } from "../services/useWorkbench.ts";
import { EditorFold } from "./EditorFold.tsx";
import { EditorSurface } from "./EditorSurface.tsx";
import { EditorTabs } from "./EditorTabs.tsx";
import styles from "./editorPane.module.css";
import { RunToolbar } from "./RunToolbar.tsx";
import { translate } from "../translation/translation.ts";

const SharedBanner = lazyPart(() => import("../share/SharedBanner.tsx"), "SharedBanner");

/** The editor with its tabs and toolbar; opens files that are dropped on it. */
export function EditorPane(): ReactElement {
  const services = useServices();
  const isShared = useUiState((state) => state.shared !== null);
  const isTable = useWorkbenchState(selectIsTableTab);
  const isFolded = useWorkbenchState(selectIsEditorFolded);
  const foldRef = useRef<HTMLButtonElement>(null);
  const surfaceRef = useRef<HTMLDivElement>(null);
  const [isDropping, setIsDropping] = useState(false);
  useEffect(() => {
    // In the capture phase, before any handler that takes the files.
    const end = (): void => {
      setIsDropping(false);
    };
    window.addEventListener("drop", end, { capture: true });
    return () => {
      window.removeEventListener("drop", end, { capture: true });
    };
  }, []);
  useEffect(() => {
    // What is typed would go into a text that cannot be seen.
    const hasFocus = surfaceRef.current?.contains(document.activeElement) === true;
    if (isFolded && hasFocus) foldRef.current?.focus();
  }, [isFolded]);
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes("Files");
  return (
    <section
      className={joinClasses(styles["pane"], isDropping && styles["dropping"])}
      aria-label={translate("Editor")}
      data-area="editor"
      data-drop-hint={translate("Let go to open the file in a tab of its own")}
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setIsDropping(true);
      }}
      onDragLeave={(event) => {
        const to = event.relatedTarget;
        const isInside = to instanceof Node && event.currentTarget.contains(to);
        if (!isInside) setIsDropping(false);
      }}
      onDropCapture={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setIsDropping(false);
        void openFiles(services, [...event.dataTransfer.files]);
      }}
    >
      <div className={styles["bar"]}>
        <EditorTabs />
        <RunToolbar />
      </div>
      {isTable && <EditorFold isFolded={isFolded} buttonRef={foldRef} />}
      {isShared && !isFolded && (
        <Suspense fallback={null}>
          <SharedBanner />
        </Suspense>
      )}
      <div
        ref={surfaceRef}
        className={styles["surface"]}
        // What wants the editor unfolds it first. Other focus comes back to it, as after a dialog.
        onFocus={() => {
          if (selectIsEditorFolded(services.workbench.store.getState())) foldRef.current?.focus();
        }}
      >
        <EditorSurface />
      </div>
    </section>
  );
}
