import { type RefObject, useEffect } from "react";

/** Lets the user scroll an element by dragging it with the pointer. */
export function useDragToPan(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const start = ({ button, pointerType, pointerId, target }: PointerEvent): void => {
      // The browser itself scrolls on touch, and text outside of the picture stays selectable.
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
