import { useLayoutEffect, type RefObject } from "react";

/**
 * Returns the focus to where it was when the element is unmounted, unless it has moved elsewhere.
 * Call it before any effect that moves the focus into the element.
 */
export function useReturnFocus(ref: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = ref.current;
    const before = document.activeElement;
    return () => {
      const now = document.activeElement;
      const hasMovedOn = now !== document.body && element?.contains(now) === false;
      if (!hasMovedOn && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [ref]);
}
