import { type ReactElement, useEffect, useLayoutEffect, useRef } from "react";
import { activeEditorTab, type EditorTab } from "../../state/store/editorTabs.ts";
import type { EditorHandle } from "../services/services.ts";
import { selectIsEditorFolded } from "../../state/store/selectors.ts";
import { useServices, useWorkbenchState } from "../services/useWorkbench.ts";
import { editorLabel } from "./editorLabel.ts";
import { unfoldEditor } from "./unfoldEditor.ts";
import type { TextRange } from "../../sql/model.ts";
import styles from "./editorSurface.module.css";

interface PlainEditorProps {
  readonly tab: EditorTab;
  readonly placeholder: string;
  /** Called when it goes. */
  readonly onLeave: (left: PlainSelection) => void;
}

export interface PlainSelection extends TextRange {
  readonly hasFocus: boolean;
}

/** Placeholder while the editor loads; the editor takes over what is typed here. */
export function PlainEditor({ tab, placeholder, onLeave }: PlainEditorProps): ReactElement {
  const services = useServices();
  const isFolded = useWorkbenchState(selectIsEditorFolded);
  const ref = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const handle: EditorHandle = {
      text: () => element.value,
      selection: () => ({ start: element.selectionStart, end: element.selectionEnd }),
      focus: () => {
        unfoldEditor(services.workbench);
        element.focus();
      },
      insert: (text) => {
        element.setRangeText(text, element.selectionStart, element.selectionEnd, "end");
        services.workbench.editor.setText(
          activeEditorTab(services.workbench.store.getState().editor).id,
          element.value,
        );
      },
      replaceText: (text) => {
        services.workbench.editor.setText(
          activeEditorTab(services.workbench.store.getState().editor).id,
          text,
        );
      },
      reveal: (offset) => {
        unfoldEditor(services.workbench);
        element.focus();
        element.setSelectionRange(offset, offset);
      },
      // A plain text field has no such mode: Tab always moves on.
      toggleTabKey: () => undefined,
      flush: () => undefined,
    };
    services.editor.attach(handle);
    return () => {
      services.editor.detach(handle);
    };
  }, [services]);

  useLayoutEffect(() => {
    const element = ref.current;
    return () => {
      if (element === null) return;
      const { selectionStart, selectionEnd } = element;
      const hasFocus = element === document.activeElement;
      onLeave({ start: selectionStart, end: selectionEnd, hasFocus });
    };
  }, [onLeave]);

  return (
    <textarea
      ref={ref}
      className={styles["plain"]}
      aria-label={editorLabel}
      placeholder={placeholder}
      data-plain-editor=""
      tabIndex={isFolded ? -1 : 0}
      spellCheck={false}
      value={tab.text}
      onChange={(event) => {
        services.workbench.editor.setText(tab.id, event.currentTarget.value);
      }}
    />
  );
}
