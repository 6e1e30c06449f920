import { observeElementRect, type Rect, type Virtualizer } from "@tanstack/react-virtual";

/** The size assumed for an element without layout, which is hidden or in a DOM without layout. */
const assumedRect: Rect = { width: 1024, height: 640 };

/**
 * Reports the size of its scrolling element to a virtualizer. An element without layout has an
 * assumed size instead of zero, so that a hidden list keeps its rows.
 */
export function observeShownRect<T extends Element>(
  // The item element's type does not matter here, and the library's own function asks for `any`.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  instance: Virtualizer<T, any>,
  callback: (rect: Rect) => void,
): (() => void) | undefined {
  const stop = observeElementRect(instance, (rect) => {
    callback(rect.width === 0 && rect.height === 0 ? assumedRect : rect);
  });
  return stop ?? undefined;
}
