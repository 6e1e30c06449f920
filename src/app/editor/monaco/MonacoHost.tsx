import { Editor, loader } from "@monaco-editor/react";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { useIsDark } from "../../theme/useIsDark.ts";
import { applyEditorTheme, editorThemeName } from "./editorTheme.ts";
import { monaco } from "./monaco.ts";
import { editorOptions } from "./editorOptions.ts";
import { SqlEditor, type SqlEditorOptions } from "./sqlEditor.ts";

// The bundled editor: left to itself the loader would fetch one from somewhere else.
loader.config({ monaco });

export interface MonacoHostProps {
  readonly options: SqlEditorOptions;
  /** The editor once it is drawn; `null` when it goes. */
  readonly onEditor: (editor: SqlEditor | null) => void;
}

/** The place of a Monaco editor in the page; it loads by itself and is no part of the first load. */
export function MonacoHost({ options, onEditor }: MonacoHostProps): ReactElement {
  const editorRef = useRef<SqlEditor | null>(null);
  // What the editor is made with; nothing of it changes later.
  const [made] = useState(() => ({ ...editorOptions, ...SqlEditor.widgetOptions(options) }));
  const isDark = useIsDark();

  useEffect(() => {
    applyEditorTheme(isDark);
  }, [isDark]);

  useEffect(
    () => () => {
      if (editorRef.current === null) return;
      onEditor(null);
      editorRef.current.dispose();
      editorRef.current = null;
    },
    [onEditor],
  );

  return (
    <Editor
      theme={editorThemeName}
      loading={null}
      saveViewState={false}
      options={made}
      beforeMount={() => {
        applyEditorTheme(getComputedStyle(document.documentElement).colorScheme === "dark");
      }}
      onMount={(widget) => {
        editorRef.current = new SqlEditor(widget, options);
        onEditor(editorRef.current);
      }}
    />
  );
}
