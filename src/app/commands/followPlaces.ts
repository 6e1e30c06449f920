import type { Services } from "../services/services.ts";
import { focusPlace } from "./focusPlace.ts";
import { isFocusLost } from "../services/isFocusLost.ts";

/**
 * Shows the editor when another of its tabs becomes active, as when a table is opened from the tree
 * beside a tool's page. Gives the shown place the focus that was lost with a hidden one. Returns a
 * function that stops both.
 */
export function followPlaces(services: Services): () => void {
  const { workbench, ui } = services;
  const stopFollowingTabs = workbench.store.subscribe(({ editor }, before) => {
    if (editor.activeId !== before.editor.activeId) ui.setState({ workplace: "editor" });
  });
  const stopFollowingPlaces = ui.subscribe(({ workplace, tools }, before) => {
    if (workplace === before.workplace && tools === before.tools) return;
    requestAnimationFrame(() => {
      if (isFocusLost()) focusPlace(services);
    });
  });
  return () => {
    stopFollowingTabs();
    stopFollowingPlaces();
  };
}
