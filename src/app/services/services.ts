import { createContext } from "react";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { TextRange } from "../../sql/model.ts";
import type { DialogState } from "./dialogState.ts";
import type { EncodingQuestion } from "./encodingQuestion.ts";
import { createOffline, type Offline } from "../offline/offline.ts";
import type { ToolPages } from "./toolPages.ts";
import type { Workbench } from "../../state/workbench.ts";

/** The interface of the editor widget; there is none while it loads. */
export interface EditorHandle {
  text(): string;
  /** UTF-16 offsets; without a selection an empty range at the cursor. */
  selection(): TextRange;
  focus(): void;
  /** Inserts at the cursor, replacing the selection. */
  insert(text: string): void;
  /** Replaces the whole text; can be undone. */
  replaceText(text: string): void;
  /** Moves the cursor to an offset and scrolls to it. */
  reveal(offset: number): void;
  /** Switches Tab between indenting and moving the focus. */
  toggleTabKey(): void;
  /** Reports pending input at once. */
  flush(): void;
}

/** Holds the editor widget, which is loaded after the page and may be unmounted before it. */
export class EditorSlot {
  #handle: EditorHandle | null = null;

  get current(): EditorHandle | null {
    return this.#handle;
  }

  attach(handle: EditorHandle): void {
    this.#handle = handle;
  }

  /** Does nothing if another widget has been attached meanwhile. */
  detach(handle: EditorHandle): void {
    if (this.#handle === handle) this.#handle = null;
  }
}

/** The user's place in the lessons; without a lesson, their list. */
export interface LessonPlace {
  readonly lessonId: string | null;
  readonly step: number;
}

/** `grid`: the selected statement's result; `stack`: all results one below another;
 * `text`: the selected one as psql prints it; `chart`: the selected one as a picture. */
export type ResultsView = "grid" | "stack" | "text" | "chart" | "messages";

/** State of the page that is not in the store and not saved. */
export interface UiState extends ToolPages {
  /** `null` while no dialog is open. */
  readonly dialog: DialogState | null;
  /** The snapshot that is being saved, while its name can be typed. */
  readonly namedSnapshot: { readonly proposed: string; readonly saved: Promise<void> } | null;
  /** A file whose encoding the user has to choose; `null` if there is none. */
  readonly encodingQuestion: EncodingQuestion | null;
  readonly resultsView: ResultsView;
  /** The schema that the diagram was opened for; `null` if none. */
  readonly diagramSchemaId: number | null;
  /** `null` while the lessons are not shown. */
  readonly lesson: LessonPlace | null;
  /** SQL from the page's address, until the user runs or dismisses it. */
  readonly shared: { readonly sql: string; readonly seed: string | null } | null;
  /** The side panel that is shown over a narrow page. */
  readonly drawer: "explorer" | "shell" | null;
}

/** The objects that components share. */
export interface Services {
  readonly workbench: Workbench;
  readonly ui: StoreApi<UiState>;
  readonly editor: EditorSlot;
  readonly offline: Offline;
  /** The laboratory's editors by port, while it is open. */
  readonly lab: Map<number, EditorHandle>;
}

export function createServices(workbench: Workbench): Services {
  const ui = createStore<UiState>(() => ({
    dialog: null,
    namedSnapshot: null,
    encodingQuestion: null,
    resultsView: "grid",
    drawer: null,
    tools: [],
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
