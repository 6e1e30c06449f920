import type { Settings } from "../../state/store/settings.ts";

/** Applies theme and font size of the settings to the root element; the tokens depend on them. */
export function applyTheme(settings: Pick<Settings, "theme" | "fontSizePx">): void {
  const root = document.documentElement;
  if (settings.theme === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = settings.theme;
  root.style.setProperty("--font-size-data", `${settings.fontSizePx}px`);
}
