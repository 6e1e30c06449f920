import { useEffect } from "react";
import { useIsShown } from "./useIsShown.ts";

/** Elements with their own use of Escape, and those outside the middle of the page. */
const others =
  "dialog, [role=dialog], [role=alertdialog], [role=menu], [role=listbox], [data-area=explorer], [data-area=shell], input[type=search]";

/**
 * Calls `onEscape` for the key Escape in the middle of the page, unless something else used it or the
 * component is hidden.
 */
export function useEscape(onEscape: () => void): void {
  const isShown = useIsShown();
  useEffect(() => {
    if (!isShown) return;
    const handle = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
      // The focus is in the page although a dialog or a menu is open above it.
      if (document.querySelector("dialog[open], [role=menu]") !== null) return;
      if (event.target instanceof Element && event.target.closest(others) !== null) return;
      // The same key cancels what runs, if it closes nothing.
      event.preventDefault();
      onEscape();
    };
    document.addEventListener("keydown", handle);
    return () => {
      document.removeEventListener("keydown", handle);
    };
  }, [onEscape, isShown]);
}
