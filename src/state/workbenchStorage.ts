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
}

export function createWorkbenchStorage(storage: KeyValueStorage): WorkbenchStorage {
  return {
    settings: createPersistedValue({
      storage,
      key: "workbench.settings",
      version: 1,
      parse: parseSettings,
    }),
    editor: createPersistedValue({
      storage,
      key: "workbench.editor",
      version: 1,
      parse: parseEditorTabs,
    }),
    history: createPersistedValue({
      storage,
      key: "workbench.history",
      version: 1,
      parse: parseHistory,
    }),
  };
}
