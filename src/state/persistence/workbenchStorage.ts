import { FieldReader } from "../../base/fieldReader.ts";
import { type EditorTabs, parseEditorTabs } from "../store/editorTabs.ts";
import type { KeyValueStorage } from "../storage/keyValueStorage.ts";
import { createPersistedValue, type PersistedValue } from "../storage/persistedValue.ts";
import { type HistoryEntry, parseHistory } from "../store/queryHistory.ts";
import { parseSettings, type Settings } from "../store/settings.ts";

/** What outlives the page, but for the snapshots. */
export interface WorkbenchStorage {
  readonly settings: PersistedValue<Settings>;
  readonly editor: PersistedValue<EditorTabs>;
  readonly history: PersistedValue<readonly HistoryEntry[]>;
  readonly labTexts: PersistedValue<Readonly<Record<string, string>>>;
  readonly openNodes: PersistedValue<readonly string[]>;
}

export function createWorkbenchStorage(storage: KeyValueStorage): WorkbenchStorage {
  return {
    settings: createPersistedValue({
      storage,
      key: "workbench.settings",
      migrations: [],
      parse: parseSettings,
    }),
    editor: withoutLongTexts(
      createPersistedValue({
        storage,
        key: "workbench.editor",
        migrations: [],
        parse: parseEditorTabs,
      }),
    ),
    labTexts: createPersistedValue({
      storage,
      key: "workbench.lab",
      migrations: [],
      parse: parseTexts,
    }),
    openNodes: createPersistedValue({
      storage,
      key: "workbench.tree",
      migrations: [],
      parse: parseOpenNodes,
    }),
    history: createPersistedValue({
      storage,
      key: "workbench.history",
      migrations: [],
      parse: parseHistory,
    }),
  };
}

/** UTF-16 units: browsers keep some five million for a whole origin. */
export const longestKeptText = 2_000_000;

/** A text too long to be kept is told as refused, and does not cost the others their place. */
function withoutLongTexts(persisted: PersistedValue<EditorTabs>): PersistedValue<EditorTabs> {
  return {
    load: () => persisted.load(),
    save(editor) {
      const tabs = editor.tabs.filter(({ text }) => text.length <= longestKeptText);
      const [first] = tabs;
      if (tabs.length === editor.tabs.length) return persisted.save(editor);
      if (first === undefined) return false;
      const isActiveKept = tabs.some(({ id }) => id === editor.activeId);
      persisted.save({ ...editor, tabs, activeId: isActiveKept ? editor.activeId : first.id });
      return false;
    },
  };
}

/** More open nodes than anybody opens by hand are not kept. */
const mostOpenNodes = 500;

function parseOpenNodes(value: unknown): readonly string[] | null {
  const reader = new FieldReader();
  const ids = reader.list(value, "", (id, path) => reader.text(id, path));
  return reader.problem === null ? ids.slice(0, mostOpenNodes) : null;
}

function parseTexts(value: unknown): Readonly<Record<string, string>> | null {
  const reader = new FieldReader();
  const entries = Object.entries(reader.object(value, "")).map(
    ([name, text]) => [name, reader.text(text, name)] as const,
  );
  return reader.problem === null ? Object.fromEntries(entries) : null;
}
