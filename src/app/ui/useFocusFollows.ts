import { useLayoutEffect, useRef, type RefObject } from "react";

export interface FocusFollower {
  /** Call it when a user's action moves the active item, so that the focus moves too. */
  readonly follow: () => void;
}

/**
 * Moves the focus within a grid or tree to its active item (the one with `data-active`) once it is
 * rendered.
 *
 * The place of the focus alone does not decide: the focused item may have been removed in the same
 * render, and the focus with it.
 */
export function useFocusFollows(
  containerRef: RefObject<HTMLElement | null>,
  scrollToActive: () => void,
): FocusFollower {
  const isWanted = useRef(false);
  useLayoutEffect(() => {
    if (!isWanted.current) return;
    isWanted.current = false;
    const container = containerRef.current;
    const focused = document.activeElement;
    // Another element that took the focus meanwhile, for instance a menu, keeps it.
    if (focused !== document.body && container?.contains(focused) !== true) return;
    scrollToActive();
    focusActive(container);
  });
  return {
    follow: () => {
      isWanted.current = true;
    },
  };
}

/** Focuses the active item without scrolling. */
export function focusActive(container: HTMLElement | null): void {
  container?.querySelector<HTMLElement>("[data-active]")?.focus({ preventScroll: true });
}
