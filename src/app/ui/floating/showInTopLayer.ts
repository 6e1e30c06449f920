/**
 * Shows an element that has `popover="manual"` in the browser's top layer, where no panel clips it
 * and an open dialog does not cover it. A DOM without popovers shows it in place.
 */
export function showInTopLayer(element: HTMLElement): void {
  if ("showPopover" in element && !element.matches(":popover-open")) element.showPopover();
}
