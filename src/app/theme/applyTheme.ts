import type { Settings } from "../../state/store/settings.ts";

/** Makes the page look as the settings say; the tokens do the rest. */
export function applyTheme(settings: Pick<Settings, "theme" | "fontSizePx">): void {
  const root = document.documentElement;
  if (settings.theme === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = settings.theme;
  root.style.setProperty("--font-size-data", `${settings.fontSizePx}px`);
}
