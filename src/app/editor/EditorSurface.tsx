import {
  type ReactElement,
  Suspense,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { activeEditorTab, type EditorTab } from "../../state/store/editorTabs.ts";
import { findCurrentOf } from "../../state/statements/runActions.ts";
import {
  selectDialect,
  selectIsEditorFolded,
  selectRuns,
  selectSession,
} from "../../state/store/selectors.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import type { TextRange } from "../../sql/model.ts";
import type { Services } from "../services/services.ts";
import type { Anchor } from "../ui/floating/placeFloating.ts";
import { joinClasses } from "../ui/joinClasses.ts";
import { useServices, useWorkbenchList, useWorkbenchState } from "../services/useWorkbench.ts";
import { translate } from "../translation/translation.ts";
import { useTranslate } from "../translation/useTranslate.ts";
import styles from "./editorSurface.module.css";
import { editorHelp } from "./editorHelp.ts";
import { editorLabel } from "./editorLabel.ts";
import { findErrorMarks } from "./marks/findErrorMarks.ts";
import { findRunningRange } from "./marks/findRunningRange.ts";
import { findWarnings } from "./marks/findWarnings.ts";
import { selectEditorLanguage } from "./monaco/selectEditorLanguage.ts";
import { lazyPart } from "../services/lazyPart.ts";
import { PlainEditor, type PlainSelection } from "./PlainEditor.tsx";
import { unfoldEditor } from "./unfoldEditor.ts";
import type { SqlEditor, SqlEditorOptions } from "./monaco/sqlEditor.ts";

const selectTab = (state: WorkbenchState): EditorTab => activeEditorTab(state.editor);
const selectTabIds = (state: WorkbenchState): readonly string[] =>
  state.editor.tabs.map(({ id }) => id);
const selectFontSize = (state: WorkbenchState): number => state.settings.fontSizePx;

const EditorMenu = lazyPart(() => import("./EditorMenu.tsx"), "EditorMenu");
const MonacoHost = lazyPart(() => import("./monaco/MonacoHost.tsx"), "MonacoHost");

/** The text of the active tab; a plain text field until Monaco has been loaded. */
export function EditorSurface(): ReactElement {
  const services = useServices();
  const [editor, setEditor] = useState<SqlEditor | null>(null);
  const tab = useWorkbenchState(selectTab);
  const tabIds = useWorkbenchList(selectTabIds);
  const runs = useWorkbenchState(selectRuns);
  const dialect = useWorkbenchState(selectDialect);
  const language = useWorkbenchState(selectEditorLanguage);
  const fontSizePx = useWorkbenchState(selectFontSize);
  const blankLinesSeparate = useWorkbenchState((state) => state.settings.blankLinesSeparate);
  const isFolded = useWorkbenchState(selectIsEditorFolded);
  const [menuAnchor, setMenuAnchor] = useState<Anchor | null>(null);
  const closeMenu = useCallback(() => {
    setMenuAnchor(null);
  }, []);
  const options = useMemo(
    () => ({ ...toOptions(services), onContextMenu: setMenuAnchor }),
    [services],
  );
  const takeEditor = useCallback(
    (next: SqlEditor | null) => {
      setEditor((before) => {
        if (before !== null) services.editor.detach(before);
        return next;
      });
    },
    [services],
  );

  const plain = useRef<PlainSelection | null>(null);
  const leavePlain = useCallback((left: PlainSelection) => {
    plain.current = left;
  }, []);
  useLayoutEffect(() => {
    if (editor === null) return;
    editor.show(activeEditorTab(services.workbench.store.getState().editor));
    if (plain.current !== null) editor.select(plain.current);
    // Not before the plain editor is gone: until then this one is hidden, and takes no focus.
    if (plain.current?.hasFocus === true) editor.focus();
    plain.current = null;
    services.editor.attach(editor);
  }, [editor, services]);

  useEffect(() => {
    editor?.show(tab);
  }, [editor, tab]);

  useEffect(() => {
    editor?.setLanguage(language);
  }, [editor, tab.id, language]);

  useEffect(() => {
    editor?.keepOnly(tabIds);
  }, [editor, tabIds]);

  useEffect(() => {
    // Debounced: otherwise each of a thousand quick statements would read the whole text.
    const timer = setTimeout(() => {
      editor?.setErrors(findErrorMarks(runs, () => editor.text()));
      editor?.setRunning(findRunningRange(runs, () => editor.text()));
    }, marksDelayMs);
    return () => {
      clearTimeout(timer);
    };
  }, [editor, runs]);

  useEffect(() => {
    editor?.refreshStatement();
  }, [editor, dialect, blankLinesSeparate]);

  const placeholder = useTranslate()(placeholderWords);
  useEffect(() => {
    editor?.setPlaceholder(placeholder);
  }, [editor, placeholder]);

  useEffect(() => {
    editor?.setInTabOrder(!isFolded);
  }, [editor, isFolded]);

  useEffect(() => {
    editor?.setFontSize(fontSizePx);
  }, [editor, fontSizePx]);

  return (
    <div className={styles["surface"]}>
      {editor === null && <PlainEditor tab={tab} placeholder={placeholder} onLeave={leavePlain} />}
      <div className={joinClasses(styles["monaco"], editor === null && styles["loading"])}>
        <Suspense fallback={null}>
          <MonacoHost options={options} onEditor={takeEditor} />
        </Suspense>
      </div>
      {menuAnchor !== null && editor !== null && (
        <Suspense fallback={null}>
          <EditorMenu editor={editor} anchor={menuAnchor} onClose={closeMenu} />
        </Suspense>
      )}
    </div>
  );
}

const marksDelayMs = 50;
const placeholderWords = "Write SQL here. Control+Enter runs the statement at the cursor.";

function toOptions(services: Services): SqlEditorOptions {
  const { workbench } = services;
  return {
    label: editorLabel,
    placeholder: translate(placeholderWords),
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue("--font-mono"),
    fontSizePx: workbench.store.getState().settings.fontSizePx,
    statementClass: styles["statement"] ?? "",
    runningClass: styles["running"] ?? "",
    findStatement: (text, selection) => findStatement(services, text, selection),
    findWarnings: (text) =>
      findWarnings(text, selectSession(workbench.store.getState())?.server ?? null),
    ...editorHelp(workbench),
    onWanted: () => {
      unfoldEditor(workbench);
    },
    onText: (id, text) => {
      workbench.editor.setText(id, text);
    },
  };
}

/** The range from the first to the last statement that would run. */
function findStatement(
  { workbench }: Services,
  text: string,
  selection: TextRange,
): TextRange | null {
  const statements = findCurrentOf(workbench.store.getState(), text, selection);
  const first = statements[0];
  const last = statements.at(-1);
  if (first?.documentOffset == null || last?.documentOffset == null) return null;
  return { start: first.documentOffset, end: last.documentOffset + last.statement.text.length };
}
