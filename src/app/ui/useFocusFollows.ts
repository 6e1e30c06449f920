import { useLayoutEffect, useRef, type RefObject } from "react";

export interface FocusFollower {
  /** To be called by whatever moves the active item on the user's behalf: the focus goes with it. */
  readonly follow: () => void;
}

/**
 * Moves the focus within a grid or tree to its active item (the one with `data-active`) once it is
 * drawn.
 *
 * That the focus is inside does not tell whether it should move, nor that it is lost: an item that
 * had it may have been taken out of the page in the same step, and the focus with it.
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
    // Whatever took the focus meanwhile, a menu for instance, keeps it.
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
