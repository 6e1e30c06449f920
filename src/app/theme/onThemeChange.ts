import type { Unsubscribe } from "../../base/emitter.ts";

/** Calls `listener` when the page turns dark or light, by its own setting or the system's. */
export function onThemeChange(listener: () => void): Unsubscribe {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(listener);
  system.addEventListener("change", listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => {
    system.removeEventListener("change", listener);
    observer.disconnect();
  };
}
