import type { TextRange } from "../../../sql/model.ts";
import type { EditorHandle } from "../../services/services.ts";
import type { Anchor } from "../../ui/floating/placeFloating.ts";
import type { ErrorMark } from "../marks/findErrorMarks.ts";
import { insertDroppedText } from "./insertDroppedText.ts";
import { reportContextMenu } from "./reportContextMenu.ts";
import { registerCompletions } from "./registerCompletions.ts";
import { decorationsWidth } from "./editorOptions.ts";
import type { Completions } from "../assistance/findCompletions.ts";
import type { Hover } from "../assistance/findHover.ts";
import type { Signatures } from "../assistance/findSignatures.ts";
import { registerHovers } from "./registerHovers.ts";
import { monaco } from "./monaco.ts";
import { registerSignatures } from "./registerSignatures.ts";
import {
  type EditorLanguage,
  oracleLanguageId,
  registerSqlLanguages,
  sqlLanguageId,
} from "./sqlLanguage.ts";

export interface EditorText {
  readonly id: string;
  readonly text: string;
}

export interface SqlEditorOptions {
  readonly label: string;
  readonly placeholder: string;
  readonly fontFamily: string;
  readonly fontSizePx: number;
  /** CSS class of the lines that would run. */
  readonly statementClass: string;
  /** CSS class of the lines of a running statement. */
  readonly runningClass?: string;
  /** Range of the statements that would run with this selection; `null` if none. */
  readonly findStatement: (text: string, selection: TextRange) => TextRange | null;
  /** Warnings about the text, before it runs. */
  readonly findWarnings: (text: string) => readonly ErrorMark[];
  readonly findCompletions: (text: string, offset: number) => Promise<Completions | null>;
  readonly findHover: (text: string, offset: number) => Promise<Hover | null>;
  readonly findSignatures: (text: string, offset: number) => Promise<Signatures | null>;
  /** Called when the user asks for the context menu; without it, the browser's menu opens. */
  readonly onContextMenu?: (anchor: Anchor) => void;
  /** Called before the editor gets the focus to show or take something: it must be visible. */
  readonly onWanted?: () => void;
  /** Called with a changed text when the typing pauses. */
  readonly onText: (id: string, text: string) => void;
}

const typingPauseMs = 200;
const statementDelayMs = 40;
// Splitting a longer text at every keystroke would be noticeable.
const longestMarkedText = 1_000_000;
const errorOwner = "server";
const warningOwner = "dialect";

/** Controlled Monaco wrapper with one model for each tab. */
export class SqlEditor implements EditorHandle {
  readonly #options: SqlEditorOptions;
  readonly #editor: monaco.editor.IStandaloneCodeEditor;
  readonly #documents = new Map<string, Document>();
  readonly #statementMark: monaco.editor.IEditorDecorationsCollection;
  readonly #runningMark: monaco.editor.IEditorDecorationsCollection;
  readonly #stopDrops: () => void;
  readonly #providers: readonly monaco.IDisposable[];
  #shownId: string | null = null;
  #hasPlaceholder = true;
  #placeholder: string;
  #textTimer: ReturnType<typeof setTimeout> | undefined;
  #statementTimer: ReturnType<typeof setTimeout> | undefined;

  /** The options that the widget itself is created with. */
  static widgetOptions(options: SqlEditorOptions): monaco.editor.IEditorOptions {
    const { label, placeholder, fontFamily, fontSizePx } = options;
    return { ariaLabel: label, placeholder, fontFamily, fontSize: fontSizePx };
  }

  /** Takes over a widget that shows nothing yet; the caller disposes of it. */
  constructor(widget: monaco.editor.IStandaloneCodeEditor, options: SqlEditorOptions) {
    this.#options = options;
    this.#placeholder = options.placeholder;
    registerSqlLanguages();
    this.#providers = [
      registerCompletions(async (model, offset) =>
        this.#owns(model) ? options.findCompletions(model.getValue(), offset) : null,
      ),
      registerHovers(async (model, offset) =>
        this.#owns(model) ? options.findHover(model.getValue(), offset) : null,
      ),
      registerSignatures(async (model, offset) =>
        this.#owns(model) ? options.findSignatures(model.getValue(), offset) : null,
      ),
    ];
    this.#editor = widget;
    this.#takeModel(null)?.dispose();
    this.#stopDrops = insertDroppedText(widget);
    if (options.onContextMenu !== undefined) reportContextMenu(widget, options.onContextMenu);
    this.#statementMark = this.#editor.createDecorationsCollection();
    this.#runningMark = this.#editor.createDecorationsCollection();
    this.#editor.onDidChangeCursorSelection(() => {
      this.#planStatementMark();
    });
  }

  /** Shows a tab's text, with the cursor where it was when the tab was left. */
  show({ id, text }: EditorText): void {
    const document = this.#documents.get(id) ?? this.#open(id, text);
    if (this.#shownId !== id) {
      this.flush();
      this.#keepViewState();
      this.#shownId = id;
      this.#editor.setModel(document.model);
      this.#editor.restoreViewState(document.viewState);
    }
    // Input that was not reported yet is newer than the caller's text.
    if (document.told !== text && !document.isChanged) {
      document.told = text;
      document.model.pushEditOperations(
        [],
        [{ range: document.model.getFullModelRange(), text }],
        () => null,
      );
      document.isChanged = false;
    }
    this.#showPlaceholder();
    this.#planStatementMark();
  }

  /** Disposes of the models of closed tabs. */
  keepOnly(ids: readonly string[]): void {
    for (const [id, document] of this.#documents) {
      if (ids.includes(id)) continue;
      this.#documents.delete(id);
      document.model.dispose();
    }
  }

  setErrors(marks: readonly ErrorMark[]): void {
    this.#setMarkers(errorOwner, monaco.MarkerSeverity.Error, marks);
  }

  /** Marks the running statement; `null` if none runs. */
  setRunning(range: TextRange | null): void {
    const model = this.#editor.getModel();
    if (model === null) return;
    const options = { isWholeLine: true, className: this.#options.runningClass ?? null };
    this.#runningMark.set(range === null ? [] : [{ range: toMonacoRange(model, range), options }]);
  }

  /** Sets the highlighting of the shown text; only Oracle's blocks are worth folding. */
  setLanguage(language: EditorLanguage): void {
    const model = this.#editor.getModel();
    if (model === null) return;
    monaco.editor.setModelLanguage(model, language);
    const folding = language === oracleLanguageId;
    this.#editor.updateOptions({ folding, lineDecorationsWidth: decorationsWidth(folding) });
  }

  /** Sets the placeholder, whose language may change. */
  setPlaceholder(placeholder: string): void {
    this.#placeholder = placeholder;
    if (this.#hasPlaceholder) this.#editor.updateOptions({ placeholder });
  }

  setFontSize(fontSizePx: number): void {
    this.#editor.updateOptions({ fontSize: fontSizePx });
  }

  /** Whether the Tab key reaches the editor; it can be focused by the page all the same. */
  setInTabOrder(isInTabOrder: boolean): void {
    this.#editor.updateOptions({ tabIndex: isInTabOrder ? 0 : -1 });
  }

  /** Marks the statement again after the dialect has changed. */
  refreshStatement(): void {
    this.#planStatementMark();
  }

  text(): string {
    return this.#editor.getModel()?.getValue() ?? "";
  }

  selection(): TextRange {
    const model = this.#editor.getModel();
    const selection = this.#editor.getSelection();
    if (model === null || selection === null) return { start: 0, end: 0 };
    return {
      start: model.getOffsetAt(selection.getStartPosition()),
      end: model.getOffsetAt(selection.getEndPosition()),
    };
  }

  select(range: TextRange): void {
    const model = this.#editor.getModel();
    if (model !== null) this.#editor.setSelection(toMonacoRange(model, range));
  }

  focus(): void {
    this.#options.onWanted?.();
    this.#editor.focus();
  }

  insert(text: string): void {
    const range = this.#editor.getSelection();
    if (range === null) return;
    this.#editor.pushUndoStop();
    this.#editor.executeEdits("insert", [{ range, text, forceMoveMarkers: true }]);
    this.#editor.pushUndoStop();
    this.focus();
  }

  replaceText(text: string): void {
    const model = this.#editor.getModel();
    if (model === null || text === model.getValue()) return;
    this.#editor.pushUndoStop();
    this.#editor.executeEdits("replace", [{ range: model.getFullModelRange(), text }]);
    this.#editor.pushUndoStop();
  }

  reveal(offset: number): void {
    const position = this.#editor.getModel()?.getPositionAt(offset);
    if (position === undefined) return;
    this.#editor.setPosition(position);
    this.#editor.revealPositionInCenterIfOutsideViewport(position);
    this.focus();
  }

  toggleTabKey(): void {
    this.#editor.trigger("command", "editor.action.toggleTabFocusMode", null);
  }

  flush(): void {
    clearTimeout(this.#textTimer);
    for (const [id, document] of this.#documents) {
      if (!document.isChanged) continue;
      document.isChanged = false;
      document.told = document.model.getValue();
      this.#options.onText(id, document.told);
    }
  }

  dispose(): void {
    this.flush();
    clearTimeout(this.#statementTimer);
    this.#stopDrops();
    for (const provider of this.#providers) provider.dispose();
    this.#takeModel(null);
    this.keepOnly([]);
  }

  #owns(model: monaco.editor.ITextModel): boolean {
    return [...this.#documents.values()].some((document) => document.model === model);
  }

  /** Sets the widget's model and returns the previous one. */
  #takeModel(model: monaco.editor.ITextModel | null): monaco.editor.ITextModel | null {
    const before = this.#editor.getModel();
    this.#editor.setModel(model);
    return before;
  }

  #open(id: string, text: string): Document {
    const model = monaco.editor.createModel(text, sqlLanguageId);
    const document: Document = { model, viewState: null, told: text, isChanged: false };
    model.onDidChangeContent(() => {
      document.isChanged = true;
      clearTimeout(this.#textTimer);
      this.#textTimer = setTimeout(() => {
        this.flush();
      }, typingPauseMs);
      this.#showPlaceholder();
      this.#planStatementMark();
    });
    this.#documents.set(id, document);
    return document;
  }

  /** Shows or hides the placeholder: the widget does not hide it when the model changes. */
  #showPlaceholder(): void {
    const isEmpty = this.#editor.getModel()?.getValueLength() === 0;
    if (isEmpty === this.#hasPlaceholder) return;
    this.#hasPlaceholder = isEmpty;
    this.#editor.updateOptions({ placeholder: isEmpty ? this.#placeholder : "" });
  }

  #keepViewState(): void {
    const document = this.#shownId === null ? undefined : this.#documents.get(this.#shownId);
    if (document !== undefined) document.viewState = this.#editor.saveViewState();
  }

  #setMarkers(owner: string, severity: monaco.MarkerSeverity, marks: readonly ErrorMark[]): void {
    const model = this.#editor.getModel();
    if (model === null) return;
    const markers = marks.map(({ range, message }) => ({
      ...toMonacoRange(model, range),
      message,
      severity,
    }));
    monaco.editor.setModelMarkers(model, owner, markers);
  }

  #planStatementMark(): void {
    clearTimeout(this.#statementTimer);
    this.#statementTimer = setTimeout(() => {
      this.#markStatement();
    }, statementDelayMs);
  }

  #markStatement(): void {
    const model = this.#editor.getModel();
    if (model === null) return;
    const isLong = model.getValueLength() > longestMarkedText;
    const warnings = isLong ? [] : this.#options.findWarnings(this.text());
    this.#setMarkers(warningOwner, monaco.MarkerSeverity.Warning, warnings);
    const range = isLong ? null : this.#options.findStatement(this.text(), this.selection());
    this.#statementMark.set(
      range === null
        ? []
        : [
            {
              range: toMonacoRange(model, range),
              options: {
                isWholeLine: true,
                linesDecorationsClassName: this.#options.statementClass,
              },
            },
          ],
    );
  }
}

interface Document {
  readonly model: monaco.editor.ITextModel;
  viewState: monaco.editor.ICodeEditorViewState | null;
  /** The text that the caller knows. */
  told: string;
  isChanged: boolean;
}

function toMonacoRange(model: monaco.editor.ITextModel, { start, end }: TextRange): monaco.IRange {
  return monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}
