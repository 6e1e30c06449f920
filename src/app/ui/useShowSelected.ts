import { type RefObject, useEffect } from "react";

/**
 * Scrolls the selected child of a list into view, also when the list gets narrower or the text of
 * its neighbours longer.
 */
export function useShowSelected(
  listRef: RefObject<HTMLElement | null>,
  selectedId: string | null,
  count: number,
): void {
  useEffect(() => {
    const list = listRef.current;
    if (list === null) return;
    const children = [...list.children];
    const show = (): void => {
      const selector = "[aria-selected=true]";
      children
        .find((child) => child.matches(selector) || child.querySelector(selector) !== null)
        ?.scrollIntoView({ block: "nearest", inline: "nearest" });
    };
    show();
    const observer = new ResizeObserver(show);
    for (const element of [list, ...children]) observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [listRef, selectedId, count]);
}
