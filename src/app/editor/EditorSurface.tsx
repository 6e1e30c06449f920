import { type ReactElement, useEffect, useRef, useState } from "react";
import { splitStatements } from "../../sql/statements/splitStatements.ts";
import { activeEditorTab, type EditorTab } from "../../state/editorTabs.ts";
import { findCurrent } from "../../state/runActions.ts";
import { selectDialect, selectRuns } from "../../state/selectors.ts";
import type { WorkbenchState } from "../../state/workbenchState.ts";
import type { TextRange } from "../../sql/model.ts";
import type { Services } from "../services.ts";
import { useIsDark } from "../theme/useIsDark.ts";
import { useServices, useWorkbenchList, useWorkbenchState } from "../useWorkbench.ts";
import styles from "./editorSurface.module.css";
import { editorLabel } from "./editorLabel.ts";
import { findCompletions } from "./findCompletions.ts";
import { findErrorMarks } from "./errorMarks.ts";
import { PlainEditor } from "./PlainEditor.tsx";
import type { SqlEditor } from "./SqlEditor.ts";

const selectTab = (state: WorkbenchState): EditorTab => activeEditorTab(state.editor);
const selectTabIds = (state: WorkbenchState): readonly string[] =>
  state.editor.tabs.map(({ id }) => id);
const selectFontSize = (state: WorkbenchState): number => state.settings.fontSizePx;

/** The text of the active tab; a plain text field until the editor proper has been loaded. */
export function EditorSurface(): ReactElement {
  const services = useServices();
  const containerRef = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<SqlEditor | null>(null);
  const tab = useWorkbenchState(selectTab);
  const tabIds = useWorkbenchList(selectTabIds);
  const runs = useWorkbenchList(selectRuns);
  const dialect = useWorkbenchState(selectDialect);
  const fontSizePx = useWorkbenchState(selectFontSize);
  const isDark = useIsDark();

  useEffect(() => {
    const container = containerRef.current;
    if (container === null) return;
    return mountEditor(services, container, setEditor);
  }, [services]);

  useEffect(() => {
    editor?.show(tab);
  }, [editor, tab]);

  useEffect(() => {
    editor?.keepOnly(tabIds);
  }, [editor, tabIds]);

  useEffect(() => {
    editor?.setErrors(findErrorMarks(runs, editor.text()));
  }, [editor, runs]);

  useEffect(() => {
    editor?.refreshStatement();
  }, [editor, dialect]);

  useEffect(() => {
    editor?.setFontSize(fontSizePx);
  }, [editor, fontSizePx]);

  useEffect(() => {
    if (editor === null) return;
    void import("./editorTheme.ts").then(({ applyEditorTheme }) => {
      applyEditorTheme(isDark);
    });
  }, [editor, isDark]);

  return (
    <div className={styles["surface"]}>
      {editor === null && <PlainEditor tab={tab} />}
      <div ref={containerRef} className={styles["monaco"]} hidden={editor === null} />
    </div>
  );
}

/** Loads the editor and puts it in place of the plain one; returns what takes it away. */
function mountEditor(
  services: Services,
  container: HTMLElement,
  onEditor: (editor: SqlEditor | null) => void,
): () => void {
  const { workbench } = services;
  let editor: SqlEditor | null = null;
  let isGone = false;

  const mount = async (): Promise<void> => {
    const [{ SqlEditor }, { applyEditorTheme }] = await Promise.all([
      import("./SqlEditor.ts"),
      import("./editorTheme.ts"),
    ]);
    if (isGone) return;
    applyEditorTheme(getComputedStyle(document.documentElement).colorScheme === "dark");
    container.hidden = false;
    const state = workbench.store.getState();
    editor = new SqlEditor({
      container,
      label: editorLabel,
      placeholder: "Write SQL here. Control+Enter runs the statement at the cursor.",
      fontFamily: getComputedStyle(container).fontFamily,
      fontSizePx: state.settings.fontSizePx,
      statementClass: styles["statement"] ?? "",
      findStatement: (text, selection) => findStatement(services, text, selection),
      findCompletions: (text, offset) => findCompletions(workbench, text, offset),
      onText: (id, text) => {
        workbench.editor.setText(id, text);
      },
    });
    const plain = services.editor.current;
    const hadFocus = document.activeElement?.closest("[data-plain-editor]") != null;
    editor.show(activeEditorTab(workbench.store.getState().editor));
    if (plain !== null) editor.select(plain.selection());
    if (hadFocus) editor.focus();
    services.editor.attach(editor);
    onEditor(editor);
  };
  void mount();

  return () => {
    isGone = true;
    if (editor === null) return;
    services.editor.detach(editor);
    editor.dispose();
    onEditor(null);
  };
}

/** From the first to the last statement that would run. */
function findStatement(
  { workbench }: Services,
  text: string,
  selection: TextRange,
): TextRange | null {
  const dialect = selectDialect(workbench.store.getState());
  const statements = findCurrent(text, selection, (part) => splitStatements(part, dialect));
  const first = statements[0];
  const last = statements.at(-1);
  if (first?.documentOffset == null || last?.documentOffset == null) return null;
  return { start: first.documentOffset, end: last.documentOffset + last.statement.text.length };
}
