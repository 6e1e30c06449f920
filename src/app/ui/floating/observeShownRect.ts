import { observeElementRect, type Rect, type Virtualizer } from "@tanstack/react-virtual";

/** What is drawn while an element has no layout: it is hidden, or the page draws nothing at all. */
const assumedRect: Rect = { width: 1024, height: 640 };

/**
 * Tells a virtualizer the size of its scrolling element. One without any layout counts as a small
 * window rather than as nothing, so that what is hidden keeps its rows.
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
