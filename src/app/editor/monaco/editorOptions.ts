import type { monaco } from "./monaco.ts";

/** The arrows that fold take 16 pixels; without them they stay free, so that no text moves. */
export function decorationsWidth(folding: boolean): number {
  return folding ? 12 : 28;
}

/** Of every SQL editor. */
export const editorOptions: monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  minimap: { enabled: false },
  lineNumbersMinChars: 3,
  lineDecorationsWidth: decorationsWidth(false),
  glyphMargin: false,
  folding: false,
  padding: { top: 8, bottom: 8 },
  // A dimmed number of the last line is too faint to be read.
  renderFinalNewline: "on",
  scrollBeyondLastLine: false,
  renderLineHighlightOnlyWhenFocus: true,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  fixedOverflowWidgets: true,
  tabSize: 2,
  bracketPairColorization: { enabled: false },
  // Data and comments are written in every script; only what cannot be seen is worth a warning.
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true },
  wordBasedSuggestions: "off",
  quickSuggestions: { other: true, comments: false, strings: false },
  // Enter ends the line unless a proposal was chosen with the arrow keys or asked for with a dot.
  suggest: { selectionMode: "whenTriggerCharacter", showStatusBar: false },
  links: false,
  dragAndDrop: false,
  stickyScroll: { enabled: false },
  guides: { indentation: false },
  smoothScrolling: false,
  cursorBlinking: "blink",
};
