import { ChevronDown, ChevronRight } from "lucide-react";
import type { ReactElement, Ref } from "react";
import { activeEditorTab } from "../../state/store/editorTabs.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { useServices, useWorkbenchState } from "../services/useWorkbench.ts";
import { Button } from "../ui/buttons/Button.tsx";
import styles from "./editorPane.module.css";

const selectId = ({ editor }: WorkbenchState): string => editor.activeId;
const selectText = ({ editor }: WorkbenchState): string => activeEditorTab(editor).text;

export interface EditorFoldProps {
  readonly isFolded: boolean;
  readonly buttonRef: Ref<HTMLButtonElement>;
}

/** The line above the statement of an opened table; while that is folded, it shows its start. */
export function EditorFold({ isFolded, buttonRef }: EditorFoldProps): ReactElement {
  const { workbench, editor } = useServices();
  const tabId = useWorkbenchState(selectId);
  const text = useWorkbenchState(selectText);
  return (
    <div className={styles["fold"]}>
      <Button
        ref={buttonRef}
        label={isFolded ? "Show the statement" : "Fold the statement"}
        icon={isFolded ? ChevronRight : ChevronDown}
        look="quiet"
        onClick={() => {
          // Input that is reported later would unfold it.
          editor.current?.flush();
          workbench.editor.setFolded(tabId, !isFolded);
        }}
      />
      {isFolded && (
        <code className={styles["foldedText"]}>{text.trim().replaceAll(/\s+/g, " ")}</code>
      )}
    </div>
  );
}
