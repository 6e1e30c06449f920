import type { Services } from "../services/services.ts";
import { focusTab } from "./viewCommands.ts";

/** Focuses the place in the page's middle once it is drawn: the editor's tab, or a tool's. */
export function focusPlace(services: Services): void {
  requestAnimationFrame(() => {
    const { workplace } = services.ui.getState();
    if (workplace === "editor") focusTab(services);
    else document.querySelector<HTMLElement>(`[role=tab][data-place=${workplace}]`)?.focus();
  });
}
