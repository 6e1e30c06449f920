import { createBrowserDependencies } from "../state/createBrowserDependencies.ts";
import type { Settings } from "../state/store/settings.ts";
import { unpackFragment } from "../state/start/packFragment.ts";
import { parseStartRequest } from "../state/start/startRequest.ts";
import { createWorkbench } from "../state/workbench.ts";
import { showStartFailure } from "./boot/showStartFailure.ts";
import { watchStyleSheets } from "./services/styleSheets.ts";
import { hasPendingChanges } from "./services/askBeforeDrop.ts";
import { createServices } from "./services/services.ts";
import { startOffline } from "./startOffline.ts";
import { applyLanguage } from "./translation/translation.ts";
import { applyTheme } from "./theme/applyTheme.ts";
import { withRetry } from "./services/withRetry.ts";
import "./theme/tokens.css";
import "./theme/base.css";

async function start(): Promise<void> {
  watchStyleSheets();
  // The machine takes longest to start, so it comes first: its worker loads while the page does.
  const link = await unpackFragment(location.hash);
  const request = parseStartRequest(location.search, "fragment" in link ? link.fragment : "");
  const workbench = createWorkbench(createBrowserDependencies());
  const services = createServices(workbench);
  void workbench.start(request);
  if (request.sql !== null && request.sql.trim() !== "") {
    const shared = { sql: request.sql, seed: request.seed ?? null };
    services.ui.setState({ shared });
  }
  if ("problem" in link) {
    services.ui.setState({ dialog: { kind: "badLink", problem: link.problem } });
  }

  applyTheme(workbench.store.getState().settings);
  const speak = (language: Settings["language"]): void => {
    // If the translation fails to load, the page stays in English.
    withRetry(() => applyLanguage(language)).catch(() => undefined);
  };
  speak(workbench.store.getState().settings.language);
  workbench.store.subscribe((state, before) => {
    if (state.settings !== before.settings) applyTheme(state.settings);
    if (state.settings.language !== before.settings.language) speak(state.settings.language);
  });

  const leave = (): void => {
    services.editor.current?.flush();
    workbench.leave();
  };
  if (import.meta.env.PROD) startOffline(services);

  addEventListener("pagehide", leave);
  addEventListener("beforeunload", (event) => {
    if (hasPendingChanges(workbench.store.getState())) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") leave();
  });

  const { renderApp } = await withRetry(() => import("./renderApp.tsx"));
  clearTimeout(showingText);
  root?.replaceChildren();
  renderApp(services);
}

const root = document.getElementById("root");
const loadingText = [...(root?.childNodes ?? [])];
root?.replaceChildren();
// A file that is neither loaded nor fails must not leave the page blank.
const showingText = setTimeout(() => root?.replaceChildren(...loadingText), 4000);
start().catch((error: unknown) => {
  clearTimeout(showingText);
  showStartFailure(error);
});
