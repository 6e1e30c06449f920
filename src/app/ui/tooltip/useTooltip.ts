import { useState, type FocusEvent, type KeyboardEvent, type PointerEvent } from "react";
import type { Anchor } from "../floating/placeFloating.ts";

export interface TooltipTrigger {
  /** The rectangle to float beside; `null` while the tooltip is not shown. */
  readonly anchor: Anchor | null;
  readonly handlers: {
    readonly onPointerEnter: (event: PointerEvent) => void;
    readonly onPointerLeave: () => void;
    readonly onPointerDown: () => void;
    readonly onFocus: (event: FocusEvent) => void;
    readonly onBlur: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
  };
}

/** Shows a tooltip while its element is hovered or focused by keyboard; Escape hides it. */
export function useTooltip(): TooltipTrigger {
  const [anchor, setAnchor] = useState<Anchor | null>(null);
  const show = (element: Element): void => {
    setAnchor(element.getBoundingClientRect());
  };
  const hide = (): void => {
    setAnchor(null);
  };
  return {
    anchor,
    handlers: {
      onPointerEnter: (event) => {
        if (event.pointerType !== "touch") show(event.currentTarget);
      },
      onPointerLeave: hide,
      onPointerDown: hide,
      onFocus: ({ currentTarget, relatedTarget }) => {
        if (isEntered(currentTarget.closest("dialog"), relatedTarget)) return;
        if (currentTarget.matches(":focus-visible")) show(currentTarget);
      },
      onBlur: hide,
      onKeyDown: (event) => {
        if (event.key === "Escape") hide();
      },
    },
  };
}

/** Whether the focus enters a dialog: an opening dialog focuses a button without the user. */
function isEntered(dialog: Element | null, from: EventTarget | null): boolean {
  return dialog !== null && !(from instanceof Node && dialog.contains(from));
}
