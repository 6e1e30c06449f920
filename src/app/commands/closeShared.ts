import type { Services } from "../services/services.ts";

/** Closes the banner of the shared SQL: the user answered it, or ran the editor's text. */
export function closeShared({ ui }: Services): void {
  if (ui.getState().shared === null) return;
  ui.setState({ shared: null });
  // A reload of the page must not ask again.
  history.replaceState(null, "", location.pathname + location.search);
}
