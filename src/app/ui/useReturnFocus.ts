import { useEffect } from "react";

/** Gives the focus back to where it was once the component is gone, unless it has moved on. */
export function useReturnFocus(): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      const now = document.activeElement;
      const isLost = now === null || now === document.body;
      if (isLost && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
}
