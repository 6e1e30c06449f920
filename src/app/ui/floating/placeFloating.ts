export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The rectangle to float beside, in CSS pixels of the window; a point has no extent. */
export interface Anchor extends Point, Size {}

/** Whether the floating element starts at the anchor's left edge or is centred on it. */
export type FloatingAlignment = "start" | "center";

const windowMarginPx = 4;

/**
 * The top left corner of an element that floats below its anchor, or above it if there is no room
 * below; never outside of the window.
 */
export function placeFloating(
  anchor: Anchor,
  size: Size,
  viewport: Size,
  alignment: FloatingAlignment,
  gapPx: number,
): Point {
  const below = anchor.y + anchor.height + gapPx;
  const above = anchor.y - gapPx - size.height;
  const hasRoomBelow = below + size.height <= viewport.height - windowMarginPx;
  const x = alignment === "start" ? anchor.x : anchor.x + (anchor.width - size.width) / 2;
  return {
    x: clamp(x, viewport.width - size.width - windowMarginPx),
    y: clamp(hasRoomBelow ? below : above, viewport.height - size.height - windowMarginPx),
  };
}

function clamp(value: number, maximum: number): number {
  return Math.round(Math.max(windowMarginPx, Math.min(value, maximum)));
}
