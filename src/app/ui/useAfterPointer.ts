import { useCallback, useEffect, useRef } from "react";

/**
 * Returns a function that calls an action at once, or after the click while a pointer button is
 * pressed. What ends on losing the focus is to use it if it moves other elements: an element that
 * moves between press and release gets no click.
 */
export function useAfterPointer(): (action: () => void) => void {
  const isPressed = useRef(false);
  useEffect(() => {
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    const press = (): void => {
      isPressed.current = true;
    };
    const release = (): void => {
      isPressed.current = false;
    };
    addEventListener("pointerdown", press, options);
    addEventListener("pointerup", release, options);
    addEventListener("pointercancel", release, options);
    return () => {
      listening.abort();
    };
  }, []);
  return useCallback((action) => {
    if (isPressed.current) callAfterRelease(action);
    else action();
  }, []);
}

/** Not bound to a component: the action is due also if that is gone by then. */
function callAfterRelease(action: () => void): void {
  const listening = new AbortController();
  const release = (): void => {
    listening.abort();
    // The click follows the release in the same task.
    setTimeout(action, 0);
  };
  addEventListener("pointerup", release, { signal: listening.signal });
  addEventListener("pointercancel", release, { signal: listening.signal });
}
