import { createBrowserDependencies } from "../state/browserDependencies.ts";
import { parseStartRequest } from "../state/startRequest.ts";
import { createWorkbench } from "../state/workbench.ts";
import { createServices } from "./services.ts";
import { startOffline } from "./offline/startOffline.ts";
import { applyLanguage } from "./translation/translation.ts";
import { applyTheme } from "./theme/applyTheme.ts";
import "./theme/tokens.css";
import "./theme/base.css";

// The machine takes longest to start, so it comes first: its worker loads while the page does.
const request = parseStartRequest(location.search, location.hash);
const workbench = createWorkbench(createBrowserDependencies());
const services = createServices(workbench);
void workbench.start(request);
if (request.sql !== null && request.sql.trim() !== "") {
  const shared = { sql: request.sql, seed: request.seed ?? null };
  services.ui.setState({ shared });
}

applyTheme(workbench.store.getState().settings);
void applyLanguage(workbench.store.getState().settings.language);
workbench.store.subscribe((state, before) => {
  if (state.settings !== before.settings) applyTheme(state.settings);
  if (state.settings.language !== before.settings.language) {
    void applyLanguage(state.settings.language);
  }
});

const leave = (): void => {
  services.editor.current?.flush();
  workbench.leave();
};
if (import.meta.env.PROD) startOffline(services);

addEventListener("pagehide", leave);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") leave();
});

void import("./renderApp.tsx").then(({ renderApp }) => {
  renderApp(services);
});
