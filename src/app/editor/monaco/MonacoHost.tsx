import { Editor, loader } from "@monaco-editor/react";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { useIsDark } from "../../theme/useIsDark.ts";
import { applyEditorTheme, editorThemeName } from "./editorTheme.ts";
import { monaco } from "./monaco.ts";
import { editorOptions } from "./editorOptions.ts";
import { SqlEditor, type SqlEditorOptions } from "./sqlEditor.ts";

// Uses the bundled editor: by default the loader fetches one from a CDN.
loader.config({ monaco });

export interface MonacoHostProps {
  readonly options: SqlEditorOptions;
  /** Called with the editor once it is mounted, and with `null` when it is unmounted. */
  readonly onEditor: (editor: SqlEditor | null) => void;
}

/** Hosts a Monaco editor; its code is not part of the page's first load. */
export function MonacoHost({ options, onEditor }: MonacoHostProps): ReactElement {
  const editorRef = useRef<SqlEditor | null>(null);
  // The options that the editor is created with; they do not change later.
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
