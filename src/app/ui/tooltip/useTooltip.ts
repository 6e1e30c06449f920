import { useState, type FocusEvent, type KeyboardEvent, type PointerEvent } from "react";
import type { Anchor } from "../floating/placeFloating.ts";

export interface TooltipTrigger {
  /** Where the tooltip floats; `null` while it is not shown. */
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

/** Shows a tooltip while its element is hovered or has the keyboard's focus; Escape hides it. */
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

/** A dialog that opens focuses its first button: nobody has asked what that is for. */
function isEntered(dialog: Element | null, from: EventTarget | null): boolean {
  return dialog !== null && !(from instanceof Node && dialog.contains(from));
}
