import type { monaco } from "./monaco.ts";

/** The fold arrows take 16 pixels; without folding the space stays free, so that no text moves. */
export function decorationsWidth(folding: boolean): number {
  return folding ? 12 : 28;
}

/** Options of every SQL editor. */
export const editorOptions: monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  minimap: { enabled: false },
  lineNumbersMinChars: 3,
  lineDecorationsWidth: decorationsWidth(false),
  glyphMargin: false,
  folding: false,
  padding: { top: 8, bottom: 8 },
  // "dimmed" would make the last line's number too faint to read.
  renderFinalNewline: "on",
  scrollBeyondLastLine: false,
  renderLineHighlightOnlyWhenFocus: true,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  fixedOverflowWidgets: true,
  tabSize: 2,
  bracketPairColorization: { enabled: false },
  // Data and comments may be in any writing system; only invisible characters deserve a warning.
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true },
  wordBasedSuggestions: "off",
  quickSuggestions: { other: true, comments: false, strings: false },
  suggest: { showStatusBar: false },
  suggestSelection: "first",
  // Enter ends the line if the word is complete already.
  acceptSuggestionOnEnter: "smart",
  // The page has its own menu.
  contextmenu: false,
  links: false,
  dragAndDrop: false,
  stickyScroll: { enabled: false },
  guides: { indentation: false },
  smoothScrolling: false,
  cursorBlinking: "blink",
};
