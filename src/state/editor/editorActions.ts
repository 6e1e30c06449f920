import {
  addEditorTab,
  changeEditorTab,
  closeEditorTab,
  type EditorTab,
  foldEditorTab,
  reopenEditorTab,
} from "../store/editorTabs.ts";
import type { ResultActions } from "../results/resultActions.ts";
import { selectPort } from "../store/selectors.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";

export interface EditorActions {
  /** Opens a tab on the active tab's port and returns its id. */
  add(fields?: Partial<Pick<EditorTab, "name" | "text">>): string;
  activate(tabId: string): void;
  /** Closes a tab and its results. */
  close(tabId: string): void;
  reopen(): void;
  /** Renames a tab; an empty name restores the default name. */
  rename(tabId: string, name: string): void;
  /** Sets what the user has written; that unfolds the tab's editor. */
  setText(tabId: string, text: string): void;
  /** Folds or unfolds the editor of a tab that shows a table. */
  setFolded(tabId: string, isFolded: boolean): void;
  /** Sets the port on which the active tab's statements run. */
  setPort(port: number): void;
}

export function createEditorActions(
  context: WorkbenchContext,
  results: ResultActions,
): EditorActions {
  const { createId } = context.dependencies;
  return {
    add(fields = {}) {
      const id = createId();
      const port = selectPort(context.get());
      context.update("editor", (editor) =>
        addEditorTab(editor, { id, name: fields.name ?? null, text: fields.text ?? "", port }),
      );
      return id;
    },
    activate(tabId) {
      context.update("editor", (editor) =>
        editor.tabs.some((tab) => tab.id === tabId) ? { ...editor, activeId: tabId } : editor,
      );
    },
    close(tabId) {
      const runs = context.get().results.runs.filter((run) => run.editorTabId === tabId);
      results.close(runs.map((run) => run.id));
      context.update("editor", (editor) => closeEditorTab(editor, tabId, createId()));
    },
    reopen() {
      context.update("editor", reopenEditorTab);
    },
    rename(tabId, name) {
      const trimmed = name.trim();
      context.update("editor", (editor) =>
        changeEditorTab(editor, tabId, { name: trimmed === "" ? null : trimmed }),
      );
    },
    setText(tabId, text) {
      context.update("editor", (editor) =>
        foldEditorTab(changeEditorTab(editor, tabId, { text }), tabId, false),
      );
    },
    setFolded(tabId, isFolded) {
      context.update("editor", (editor) => foldEditorTab(editor, tabId, isFolded));
    },
    setPort(port) {
      context.update("editor", (editor) => changeEditorTab(editor, editor.activeId, { port }));
    },
  };
}

/** Opens the text from the page's URL, in a new tab unless the active one is empty. */
export function openSharedText(
  context: WorkbenchContext,
  shared: { readonly sql: string | null; readonly port: number | null },
): void {
  const { createId } = context.dependencies;
  context.update("editor", (editor) => {
    const active = editor.tabs.find((tab) => tab.id === editor.activeId);
    const existing = editor.tabs.find((tab) => tab.text === shared.sql);
    if (shared.sql === null) {
      return shared.port === null
        ? editor
        : changeEditorTab(editor, editor.activeId, { port: shared.port });
    }
    const port = shared.port ?? active?.port ?? null;
    if (existing !== undefined) {
      return changeEditorTab({ ...editor, activeId: existing.id }, existing.id, { port });
    }
    const isEmpty = active?.text.trim() === "";
    return isEmpty
      ? changeEditorTab(editor, editor.activeId, { text: shared.sql, port })
      : addEditorTab(editor, { id: createId(), name: null, text: shared.sql, port });
  });
}
