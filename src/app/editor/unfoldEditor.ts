import type { Workbench } from "../../state/workbench.ts";

/** Unfolds the editor of the active tab, before something is shown or written there. */
export function unfoldEditor({ store, editor }: Workbench): void {
  editor.setFolded(store.getState().editor.activeId, false);
}
