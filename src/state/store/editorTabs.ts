import { FieldReader } from "../../base/fieldReader.ts";
import { readTableSource, type TableSource } from "./tableSource.ts";

/** One text in the editor. */
export interface EditorTab {
  readonly id: string;
  /** `null`: not named yet; the page makes a name from `number`. */
  readonly name: string | null;
  /** Sequence number among all tabs ever opened, from 1. */
  readonly number: number;
  readonly text: string;
  /** The port on which its statements run; `null` until the ports of the image are known. */
  readonly port: number | null;
  /** Left out if the user typed the text. */
  readonly source?: TableSource;
}

export interface EditorTabs {
  /** Never empty. */
  readonly tabs: readonly EditorTab[];
  readonly activeId: string;
  /** Closed tabs that can be reopened, last closed first. */
  readonly closed: readonly EditorTab[];
}

export const maximumClosedTabs = 20;

export function createEditorTabs(id: string): EditorTabs {
  return {
    tabs: [{ id, name: null, number: 1, text: "", port: null }],
    activeId: id,
    closed: [],
  };
}

export function activeEditorTab(editor: EditorTabs): EditorTab {
  const tab = editor.tabs.find((candidate) => candidate.id === editor.activeId) ?? editor.tabs[0];
  if (tab === undefined) throw new Error("the editor has no tab");
  return tab;
}

/** Adds a tab at the end and makes it active. */
export function addEditorTab(
  editor: EditorTabs,
  fields: Pick<EditorTab, "id" | "name" | "text" | "port">,
): EditorTabs {
  const tab = { ...fields, number: nextNumber(editor) };
  return { ...editor, tabs: [...editor.tabs, tab], activeId: tab.id };
}

/**
 * Closes a tab; its neighbour becomes active. The last tab is replaced by an empty one, whose id is
 * `freshId`.
 */
export function closeEditorTab(editor: EditorTabs, id: string, freshId: string): EditorTabs {
  const index = editor.tabs.findIndex((tab) => tab.id === id);
  const closing = editor.tabs[index];
  if (closing === undefined) return editor;
  const closed =
    closing.text.trim() === ""
      ? editor.closed
      : [closing, ...editor.closed].slice(0, maximumClosedTabs);
  const rest = editor.tabs.filter((tab) => tab !== closing);
  const neighbour = rest[Math.min(index, rest.length - 1)];
  if (neighbour === undefined) {
    const { port } = closing;
    const fresh = { id: freshId, name: null, number: nextNumber(editor), text: "", port };
    return { tabs: [fresh], activeId: freshId, closed };
  }
  const activeId = editor.activeId === id ? neighbour.id : editor.activeId;
  return { tabs: rest, activeId, closed };
}

/** Reopens the tab that was closed last, if any. */
export function reopenEditorTab(editor: EditorTabs): EditorTabs {
  const [tab, ...closed] = editor.closed;
  if (tab === undefined) return editor;
  return { tabs: [...editor.tabs, tab], activeId: tab.id, closed };
}

/** Appends the tabs of `other` whose texts are missing here. */
export function mergeEditorTabs(
  editor: EditorTabs,
  others: EditorTabs,
  createId: () => string,
): EditorTabs {
  const known = new Set(editor.tabs.map(({ text }) => text));
  const missing = others.tabs.filter(({ text }) => text.trim() !== "" && !known.has(text));
  const first = nextNumber(editor);
  const added = missing.map((tab, index) => ({ ...tab, id: createId(), number: first + index }));
  return added.length === 0 ? editor : { ...editor, tabs: [...editor.tabs, ...added] };
}

export function changeEditorTab(
  editor: EditorTabs,
  id: string,
  change: Partial<Pick<EditorTab, "name" | "text" | "port" | "source">>,
): EditorTabs {
  return {
    ...editor,
    tabs: editor.tabs.map((tab) => (tab.id === id ? { ...tab, ...change } : tab)),
  };
}

/** Folds the editor of a tab to one line, or unfolds it; a text of the user's is never folded. */
export function foldEditorTab(editor: EditorTabs, id: string, isFolded: boolean): EditorTabs {
  const source = editor.tabs.find((tab) => tab.id === id)?.source;
  if (source === undefined || source.isFolded === isFolded) return editor;
  return changeEditorTab(editor, id, { source: { ...source, isFolded } });
}

/**
 * Parses saved tabs. Drops tabs that are invalid or repeat an id; returns `null` when none is
 * left.
 */
export function parseEditorTabs(value: unknown): EditorTabs | null {
  const { tabs: open, closed, activeId } = new FieldReader().object(value, "");
  const ids = new Set<string>();
  const tabs = readTabs(open, ids);
  const [first] = tabs;
  if (first === undefined) return null;
  const active = tabs.find(({ id }) => id === activeId) ?? first;
  return { tabs, activeId: active.id, closed: readTabs(closed, ids) };
}

function readTabs(value: unknown, ids: Set<string>): readonly EditorTab[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    const tab = readTab(item);
    if (tab === null || ids.has(tab.id)) return [];
    ids.add(tab.id);
    return [tab];
  });
}

function readTab(value: unknown): EditorTab | null {
  const reader = new FieldReader();
  const fields = reader.object(value, "");
  const tab: EditorTab = {
    id: reader.text(fields["id"], "id", /./),
    name: reader.nullable(fields["name"], "name", (name, at) => reader.text(name, at)),
    number: reader.integer(fields["number"], "number", 1, Number.MAX_SAFE_INTEGER),
    text: reader.text(fields["text"], "text"),
    port: reader.nullable(fields["port"], "port", (port, at) =>
      reader.integer(port, at, 1, 65_535),
    ),
  };
  if (reader.problem !== null) return null;
  const source = readTableSource(fields["source"]);
  return source === null ? tab : { ...tab, source };
}

function nextNumber(editor: EditorTabs): number {
  return 1 + Math.max(0, ...[...editor.tabs, ...editor.closed].map((tab) => tab.number));
}
