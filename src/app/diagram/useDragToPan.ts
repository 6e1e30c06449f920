import { type RefObject, useEffect } from "react";

/** Moves what a scrolling element shows along with the pointer that drags it. */
export function useDragToPan(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const start = ({ button, pointerType, pointerId, target }: PointerEvent): void => {
      // Touch scrolls by itself, and text in words is selected.
      const isOnPicture = target instanceof Element && target.closest("svg") !== null;
      if (button === 0 && pointerType === "mouse" && isOnPicture)
        element.setPointerCapture(pointerId);
    };
    const move = ({ pointerId, movementX, movementY }: PointerEvent): void => {
      if (element.hasPointerCapture(pointerId)) element.scrollBy(-movementX, -movementY);
    };
    element.addEventListener("pointerdown", start);
    element.addEventListener("pointermove", move);
    return () => {
      element.removeEventListener("pointerdown", start);
      element.removeEventListener("pointermove", move);
    };
  }, [ref]);
}
