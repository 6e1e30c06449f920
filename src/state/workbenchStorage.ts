import { FieldReader } from "../vm/fieldReader.ts";
import { type EditorTabs, parseEditorTabs } from "./editorTabs.ts";
import type { KeyValueStorage } from "./keyValueStorage.ts";
import { createPersistedValue, type PersistedValue } from "./persistedValue.ts";
import { type HistoryEntry, parseHistory } from "./queryHistory.ts";
import { parseSettings, type Settings } from "./settings.ts";

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
    editor: createPersistedValue({
      storage,
      key: "workbench.editor",
      migrations: [],
      parse: parseEditorTabs,
    }),
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
