import type { Services } from "../services/services.ts";
import { closeToolPage, openToolPage, type Tool, type Workplace } from "../services/toolPages.ts";
import { focusPlace } from "./focusPlace.ts";

/** Shows a tool's page, opened if it is not yet, and focuses its tab. */
export function showTool(services: Services, tool: Tool): void {
  services.ui.setState((state) => openToolPage(state, tool));
  focusPlace(services);
}

/** Shows a tool's page, or the editor again if the page is shown already; it stays open. */
export function toggleTool(tool: Tool): (services: Services) => void {
  return (services) => {
    if (services.ui.getState().workplace === tool) showPlace(services, "editor");
    else showTool(services, tool);
  };
}

/** Shows the editor or an open tool's page, and focuses it. */
export function showPlace(services: Services, workplace: Workplace): void {
  services.ui.setState({ workplace });
  focusPlace(services);
}

/** Closes a tool's page; if it was shown, focuses the place that is shown instead. */
export function closeTool(services: Services, tool: Tool): void {
  const { ui } = services;
  const wasShown = ui.getState().workplace === tool;
  ui.setState((state) => closeToolPage(state, tool));
  if (wasShown) focusPlace(services);
}
