import type { Services } from "../services/services.ts";

/** The shared SQL was answered: by its banner, or by running what the editor holds. */
export function closeShared({ ui }: Services): void {
  if (ui.getState().shared === null) return;
  ui.setState({ shared: null });
  // Loading the page again is no new question.
  history.replaceState(null, "", location.pathname + location.search);
}
