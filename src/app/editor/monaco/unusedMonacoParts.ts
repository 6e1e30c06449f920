/**
 * Modules of Monaco that its editor imports and this page never runs, each with a replacement that has
 * the same exports. Keys are paths below `monaco-editor/esm/vs/editor`.
 *
 * The page compares no texts in an editor and registers no providers of definitions, quick fixes,
 * inlay hints, colours or other pasted forms, without which these modules do nothing.
 */
export const unusedMonacoParts: ReadonlyMap<string, string> = new Map([
  ["browser/widget/diffEditor/diffEditorWidget.js", "export class DiffEditorWidget {}"],
  [
    "browser/widget/multiDiffEditor/multiDiffEditorWidget.js",
    "export class MultiDiffEditorWidget {}",
  ],
  [
    "contrib/codeAction/browser/codeActionController.js",
    "export const CodeActionController = { get: () => null };",
  ],
  ["common/diff/linesDiffComputers.js", "export const linesDiffComputers = {};"],
  [
    "contrib/dropOrPasteInto/browser/copyPasteController.js",
    "export const CopyPasteController = { get: () => null };",
  ],
  [
    "contrib/gotoSymbol/browser/link/goToDefinitionAtPosition.js",
    "export const GotoDefinitionAtPositionEditorContribution = { get: () => null };",
  ],
  ["contrib/inlayHints/browser/inlayHintsHover.js", "export class InlayHintsHover {}"],
  [
    "contrib/colorPicker/browser/hoverColorPicker/hoverColorPickerParticipant.js",
    "export class ColorHover {}\nexport class HoverColorPickerParticipant {}",
  ],
]);
