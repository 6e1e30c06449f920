import { useLayoutEffect, type RefObject } from "react";

/**
 * Gives the focus back to where it was when the element goes, unless it has moved on by then.
 * To be called before whatever moves the focus into the element.
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
