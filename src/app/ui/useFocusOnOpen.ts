import { type RefObject, useEffect, useRef } from "react";

/**
 * For the element of a dialog that has the focus when it opens. A dialog gives it to its first
 * button otherwise; effects of the component around it come after that.
 */
export function useFocusOnOpen<T extends HTMLElement>(): RefObject<T | null> {
  const ref = useRef<T>(null);
  useEffect(() => {
    ref.current?.focus();
  }, []);
  return ref;
}
