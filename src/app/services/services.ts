import { createContext } from "react";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { TextRange } from "../../sql/model.ts";
import type { EncodingQuestion } from "./encodingQuestion.ts";
import { createOffline, type Offline } from "../offline/offline.ts";
import type { Workbench } from "../../state/workbench.ts";

/** What the editor widget tells and does; there is none while it loads. */
export interface EditorHandle {
  text(): string;
  /** UTF-16 offsets; empty at the cursor when nothing is selected. */
  selection(): TextRange;
  focus(): void;
  /** Writes at the cursor, in place of what is selected. */
  insert(text: string): void;
  /** Puts another text in place of the whole; it can be undone. */
  replaceText(text: string): void;
  /** Puts the cursor on a place of the text and shows it. */
  reveal(offset: number): void;
  /** Whether Tab indents or moves the focus on. */
  toggleTabKey(): void;
  /** Hands on what was typed and not told yet. */
  flush(): void;
}

/** The place of the editor widget, which comes after the page and may go before it. */
export class EditorSlot {
  #handle: EditorHandle | null = null;

  get current(): EditorHandle | null {
    return this.#handle;
  }

  attach(handle: EditorHandle): void {
    this.#handle = handle;
  }

  /** Unless another one has taken its place. */
  detach(handle: EditorHandle): void {
    if (this.#handle === handle) this.#handle = null;
  }
}

export type DialogName =
  | "settings"
  | "server"
  | "commands"
  | "history"
  | "restart"
  | "export"
  | "analyze"
  | "drop"
  | "compare"
  | "compareSnapshots"
  | "transfer"
  | "csv"
  | "share"
  | "unexplainable";

/** Where somebody is in the lessons; without a lesson: in their list. */
export interface LessonPlace {
  readonly lessonId: string | null;
  readonly step: number;
}

/** What stands in the middle of the page: editor and results, or something in their place. */
export type Workplace = "editor" | "lab" | "regression" | "compat" | "diagram";

/** `grid`: the selected statement's result; `stack`: all results below each other;
 * `text`: the selected one as psql prints it. */
export type ResultsView = "grid" | "stack" | "text" | "messages";

/** What only the page knows and nobody keeps. */
export interface UiState {
  readonly dialog: DialogName | null;
  /** The result that the export dialog is about. */
  readonly exportedRunId: string | null;
  /** The statement that the drop dialog asks about. */
  readonly dropStatement: string | null;
  /** The snapshot that the comparison was opened for. */
  readonly comparedId: string | null;
  /** The file that was dropped or chosen for the transfer or CSV dialog. */
  readonly transferFile: File | null;
  /** A file whose encoding the user has to choose; `null`: there is none. */
  readonly encodingQuestion: EncodingQuestion | null;
  readonly resultsView: ResultsView;
  readonly workplace: Workplace;
  /** The schema that the diagram was opened for; `null`: none in particular. */
  readonly diagramSchemaId: number | null;
  /** `null` while the lessons are not shown. */
  readonly lesson: LessonPlace | null;
  /** What the page's address asks to run, until people have answered. */
  readonly shared: { readonly sql: string; readonly seed: string | null } | null;
  /** The side panel that is drawn over a narrow page. */
  readonly drawer: "explorer" | "shell" | null;
}

/** What the components share. */
export interface Services {
  readonly workbench: Workbench;
  readonly ui: StoreApi<UiState>;
  readonly editor: EditorSlot;
  readonly offline: Offline;
  /** The laboratory's editors while it is shown, by port. */
  readonly lab: Map<number, EditorHandle>;
}

export function createServices(workbench: Workbench): Services {
  const ui = createStore<UiState>(() => ({
    dialog: null,
    exportedRunId: null,
    dropStatement: null,
    comparedId: null,
    transferFile: null,
    encodingQuestion: null,
    resultsView: "grid",
    drawer: null,
    workplace: "editor",
    diagramSchemaId: null,
    lesson: null,
    shared: null,
  }));
  return {
    workbench,
    ui,
    editor: new EditorSlot(),
    offline: createOffline("sw.js"),
    lab: new Map(),
  };
}

export const ServicesContext = createContext<Services | null>(null);
