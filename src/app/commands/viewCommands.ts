import { selectIsEditorFolded } from "../../state/store/selectors.ts";
import { maximumFontSizePx, minimumFontSizePx } from "../../state/store/settings.ts";
import type { DialogState } from "../services/dialogState.ts";
import type { Services, UiState } from "../services/services.ts";

/** A page too narrow for panels beside the editor. */
export const narrowPage = "(max-width: 899px)";

/** A page too narrow for lessons or two sessions beside both side panels. */
export const crowdedPage = "(max-width: 1499px)";

/** A page wide enough to show the shell from the start. */
export const widePage = "(min-width: 1600px)";

export function needsShellsPlace({ workplace, lesson }: UiState): boolean {
  return workplace !== "editor" || lesson !== null;
}

export function openDialog(dialog: DialogState): (services: Services) => void {
  return ({ ui }) => {
    ui.setState({ dialog });
  };
}

/** Focuses the editor, at once where it is shown already. */
export function focusEditor({ ui, editor }: Services): void {
  if (ui.getState().workplace === "editor") {
    editor.current?.focus();
    return;
  }
  ui.setState({ workplace: "editor" });
  requestAnimationFrame(() => {
    editor.current?.focus();
  });
}

/** Focuses the active tab: its editor, or its results where that is folded. */
export function focusTab(services: Services): void {
  if (selectIsEditorFolded(services.workbench.store.getState())) focusResults(services);
  else focusEditor(services);
}

export function toggleTabKey({ editor }: Services): void {
  editor.current?.toggleTabKey();
}

/** Focuses the alert about the machine if there is one, else the results. */
export function focusResults({ ui }: Services): void {
  ui.setState({ workplace: "editor" });
  const places = ["[role=alert] button", "[role=grid]", "[role=tab]"];
  focusFirst(places.map((place) => `[data-area=results] ${place}`).join(", "));
}

export function focusSchema(services: Services): void {
  showPanel(services, "explorer");
  focusFirst("[data-area=explorer] [role=treeitem][tabindex='0'], [data-area=explorer] input");
}

export function focusShell(services: Services): void {
  showPanel(services, "shell");
  focusFirst("[data-area=shell] textarea, [data-area=shell] button");
}

export function showMessages({ ui }: Services): void {
  ui.setState({ workplace: "editor", resultsView: "messages" });
}

export function toggleExplorer(services: Services): void {
  togglePanel(services, "explorer");
}

export function toggleShell(services: Services): void {
  togglePanel(services, "shell");
}

export function toggleLessons({ ui }: Services): void {
  ui.setState(({ lesson }) => ({
    lesson: lesson === null ? { lessonId: null, step: 0 } : null,
  }));
}

export function toggleTheme({ workbench }: Services): void {
  const { theme } = workbench.store.getState().settings;
  const isSystemDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const isDark = theme === "system" ? isSystemDark : theme === "dark";
  workbench.changeSettings({ theme: isDark ? "light" : "dark" });
}

export function enlargeText(services: Services): void {
  changeFontSize(services, 1);
}

export function shrinkText(services: Services): void {
  changeFontSize(services, -1);
}

function changeFontSize({ workbench }: Services, stepPx: number): void {
  const size = workbench.store.getState().settings.fontSizePx + stepPx;
  const fontSizePx = Math.min(maximumFontSizePx, Math.max(minimumFontSizePx, size));
  workbench.changeSettings({ fontSizePx });
}

function togglePanel({ workbench, ui }: Services, panel: "explorer" | "shell"): void {
  if (isDrawer(ui.getState(), panel)) {
    ui.setState(({ drawer }) => ({ drawer: drawer === panel ? null : panel }));
    return;
  }
  const { isExplorerVisible, isShellVisible } = workbench.store.getState().settings;
  const isShellShown = isShellVisible ?? matchMedia(widePage).matches;
  workbench.changeSettings(
    panel === "explorer"
      ? { isExplorerVisible: !isExplorerVisible }
      : { isShellVisible: !isShellShown },
  );
}

function showPanel({ workbench, ui }: Services, panel: "explorer" | "shell"): void {
  if (isDrawer(ui.getState(), panel)) ui.setState({ drawer: panel });
  else if (panel === "explorer") workbench.changeSettings({ isExplorerVisible: true });
  else workbench.changeSettings({ isShellVisible: true });
}

function isDrawer(ui: UiState, panel: "explorer" | "shell"): boolean {
  const isCrowdedOut = panel === "shell" && needsShellsPlace(ui);
  return matchMedia(isCrowdedOut ? crowdedPage : narrowPage).matches;
}

/** Focuses the first match after the next render. */
function focusFirst(selector: string): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(selector)?.focus();
  });
}
