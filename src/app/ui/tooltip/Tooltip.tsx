import { useLayoutEffect, useRef, type ReactElement } from "react";
import { placeFloating, type Anchor } from "../floating/placeFloating.ts";
import styles from "./tooltip.module.css";
import { showInTopLayer } from "../floating/showInTopLayer.ts";

export interface TooltipProps {
  readonly anchor: Anchor;
  readonly text: string;
  readonly shortcut?: string | undefined;
}

/** A tooltip; hidden from screen readers, as the control has the same accessible name. */
export function Tooltip({ anchor, text, shortcut }: TooltipProps): ReactElement {
  const ref = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    showInTopLayer(element);
    const viewport = { width: innerWidth, height: innerHeight };
    const place = placeFloating(anchor, element.getBoundingClientRect(), viewport, "center", 6);
    element.style.left = `${place.x}px`;
    element.style.top = `${place.y}px`;
  }, [anchor]);
  return (
    <span ref={ref} className={styles["tooltip"]} popover="manual" aria-hidden="true">
      {text}
      {shortcut !== undefined && <kbd className={styles["shortcut"]}>{shortcut}</kbd>}
    </span>
  );
}
