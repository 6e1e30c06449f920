import type { Services } from "../services/services.ts";
import type { Command } from "./command.ts";
import { commands } from "./commandTable.ts";
import { isMacPlatform, matchesKeys } from "./keyBinding.ts";

/** Runs commands by their keys, wherever the focus is; returns a function that stops it. */
export function listenToKeys(services: Services): () => void {
  const isMac = isMacPlatform();
  const runMatching = (event: KeyboardEvent, candidates: readonly Command[]): void => {
    if (isForTerminal(event)) return;
    const command = candidates.find(({ keys }) =>
      keys.some((binding) => matchesKeys(event, binding, isMac)),
    );
    if (command === undefined) return;
    if (command.isEnabled?.(services.workbench.store.getState()) === false) return;
    event.preventDefault();
    event.stopPropagation();
    command.run(services);
  };
  // Before the editor, which binds Control+Enter itself.
  const early = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") runMatching(event, commands);
  };
  // After everything that Escape may close first.
  const late = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && !event.defaultPrevented) runMatching(event, commands);
  };
  window.addEventListener("keydown", early, { capture: true });
  window.addEventListener("keydown", late);
  return () => {
    window.removeEventListener("keydown", early, { capture: true });
    window.removeEventListener("keydown", late);
  };
}

/** A terminal gets every key: Control+B moves its cursor. */
function isForTerminal(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest(".xterm") !== null;
}
