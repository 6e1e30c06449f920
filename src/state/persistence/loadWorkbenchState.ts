import { emptyCompat } from "../store/compatState.ts";
import { createEditorTabs } from "../store/editorTabs.ts";
import { emptyRegression } from "../store/regressionState.ts";
import { emptySchema } from "../store/schemaState.ts";
import { defaultSettings } from "../store/settings.ts";
import { emptySnapshots } from "../store/snapshotsState.ts";
import type { WorkbenchState } from "../store/workbenchState.ts";
import type { WorkbenchStorage } from "./workbenchStorage.ts";

/**
 * The state that a new page begins with: what was kept, and an idle machine. The browser tab's own
 * texts (`ownKept`) come before those that all tabs share.
 */
export function loadWorkbenchState(
  kept: WorkbenchStorage,
  ownKept: WorkbenchStorage,
  createId: () => string,
): WorkbenchState {
  return {
    settings: kept.settings.load() ?? defaultSettings,
    editor: ownKept.editor.load() ?? kept.editor.load() ?? createEditorTabs(createId()),
    machine: {
      images: [],
      imageId: null,
      manifest: null,
      status: { kind: "idle" },
      start: "snapshot",
      statistics: null,
      isClockSet: false,
      isLent: false,
      missingFiles: [],
      silence: null,
    },
    sessions: {},
    results: { runs: [], selectedByTab: {} },
    edits: {},
    messages: [],
    schema: emptySchema,
    openNodes: kept.openNodes.load(),
    comparison: null,
    labTexts: ownKept.labTexts.load() ?? kept.labTexts.load() ?? {},
    snapshots: emptySnapshots,
    transfer: { kind: "idle" },
    regression: emptyRegression,
    compat: emptyCompat,
    history: kept.history.load() ?? [],
    askedVariables: null,
    reading: null,
  };
}
