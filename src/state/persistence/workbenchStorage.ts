import { FieldReader } from "../../base/fieldReader.ts";
import { type EditorTabs, parseEditorTabs } from "../store/editorTabs.ts";
import type { KeyValueStorage } from "../storage/keyValueStorage.ts";
import { createPersistedValue, type PersistedValue } from "../storage/persistedValue.ts";
import { type HistoryEntry, parseHistory } from "../store/queryHistory.ts";
import { parseSettings, type Settings } from "../store/settings.ts";

/** All persisted values except the snapshots. */
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

/** In UTF-16 units; browsers store about five million per origin. */
export const longestKeptText = 2_000_000;

/** Saves the tabs whose texts are not too long; returns false if any was left out. */
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

/** More open nodes than a user opens by hand; the rest is dropped. */
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
