import { readColour } from "../../theme/readColour.ts";
import { monaco } from "./monaco.ts";

export const editorThemeName = "workbench";

/** Applies the current values of the colour tokens to the editor; call it after they changed. */
export function applyEditorTheme(isDark: boolean): void {
  const rule = (
    token: string,
    colour: `--${string}`,
    fontStyle?: string,
  ): monaco.editor.ITokenThemeRule => {
    const foreground = readColour(colour).slice(1);
    return fontStyle === undefined ? { token, foreground } : { token, foreground, fontStyle };
  };
  monaco.editor.defineTheme(editorThemeName, {
    base: isDark ? "vs-dark" : "vs",
    inherit: false,
    rules: [
      rule("", "--syntax-identifier"),
      rule("keyword", "--syntax-keyword"),
      rule("string", "--syntax-string"),
      rule("number", "--syntax-number"),
      rule("comment", "--syntax-comment", "italic"),
      rule("type", "--syntax-type"),
      rule("predefined", "--syntax-type"),
      rule("variable", "--syntax-number"),
      rule("metatag", "--syntax-number"),
      rule("operator", "--text-muted"),
      rule("delimiter", "--text-muted"),
    ],
    colors: {
      "editor.background": readColour("--surface-content"),
      "editor.foreground": readColour("--text"),
      "editorCursor.foreground": readColour("--accent"),
      "editor.lineHighlightBackground": readColour("--editor-line"),
      "editor.lineHighlightBorder": "#00000000",
      "editor.selectionBackground": readColour("--editor-selection"),
      "editor.inactiveSelectionBackground": `${readColour("--editor-selection")}99`,
      "editor.wordHighlightBackground": `${readColour("--editor-selection")}66`,
      "editor.findMatchBackground": readColour("--editor-find"),
      "editor.findMatchHighlightBackground": `${readColour("--editor-find")}88`,
      "editorLineNumber.foreground": readColour("--text-faint"),
      "editorLineNumber.activeForeground": readColour("--text"),
      "editorIndentGuide.background1": readColour("--border"),
      "editorBracketMatch.background": "#00000000",
      "editorBracketMatch.border": readColour("--border-control"),
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((level) => [
          `editorBracketHighlight.foreground${level}`,
          readColour("--text-muted"),
        ]),
      ),
      "editorError.foreground": readColour("--error"),
      "editorWarning.foreground": readColour("--warning"),
      "editorInfo.foreground": readColour("--info"),
      "textLink.foreground": readColour("--accent"),
      "textLink.activeForeground": readColour("--accent"),
      "editorWidget.background": readColour("--surface-raised"),
      "editorWidget.foreground": readColour("--text"),
      "editorWidget.border": readColour("--border-strong"),
      "editorHoverWidget.background": readColour("--surface-raised"),
      "editorHoverWidget.border": readColour("--border-strong"),
      "editorSuggestWidget.background": readColour("--surface-raised"),
      "editorSuggestWidget.border": readColour("--border-strong"),
      "editorSuggestWidget.foreground": readColour("--text"),
      "editorSuggestWidget.selectedBackground": readColour("--surface-selected"),
      "editorSuggestWidget.selectedForeground": readColour("--text"),
      "editorSuggestWidget.highlightForeground": readColour("--accent"),
      "editorSuggestWidget.focusHighlightForeground": readColour("--accent"),
      ...Object.fromEntries(
        ["class", "field", "function", "keyword", "module", "property", "snippet", "struct"].map(
          (kind) => [`symbolIcon.${kind}Foreground`, readColour("--text-muted")],
        ),
      ),
      "input.background": readColour("--surface-content"),
      "input.foreground": readColour("--text"),
      "input.border": readColour("--border-control"),
      "input.placeholderForeground": readColour("--text-faint"),
      "editor.placeholder.foreground": readColour("--text-faint"),
      "inputOption.activeBorder": readColour("--accent"),
      "inputOption.activeForeground": readColour("--text"),
      "inputOption.activeBackground": readColour("--accent-soft"),
      focusBorder: readColour("--focus-ring"),
      foreground: readColour("--text"),
      "icon.foreground": readColour("--text-muted"),
      "menu.background": readColour("--surface-raised"),
      "menu.foreground": readColour("--text"),
      "menu.selectionBackground": readColour("--surface-hover"),
      "menu.selectionForeground": readColour("--text"),
      "menu.separatorBackground": readColour("--border"),
      "menu.border": readColour("--border-strong"),
      "quickInput.background": readColour("--surface-raised"),
      "quickInput.foreground": readColour("--text"),
      "widget.shadow": "#00000000",
      "scrollbar.shadow": "#00000000",
      "scrollbarSlider.background": `${readColour("--border-strong")}99`,
      "scrollbarSlider.hoverBackground": readColour("--border-strong"),
      "scrollbarSlider.activeBackground": readColour("--border-control"),
      "editorOverviewRuler.border": "#00000000",
    },
  });
  monaco.editor.setTheme(editorThemeName);
}
