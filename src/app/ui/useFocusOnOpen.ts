import { type RefObject, useEffect, useRef } from "react";

/**
 * Ref for the element that gets the focus when a dialog opens, instead of the one that Dialog
 * chooses. The effect of the surrounding component runs after Dialog's own.
 */
export function useFocusOnOpen<T extends HTMLElement>(): RefObject<T | null> {
  const ref = useRef<T>(null);
  useEffect(() => {
    ref.current?.focus();
  }, []);
  return ref;
}
