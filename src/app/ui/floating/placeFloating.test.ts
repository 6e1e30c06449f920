import { describe, expect, it } from "vitest";
import { placeFloating } from "./placeFloating.ts";

const viewport = { width: 800, height: 600 };
const size = { width: 200, height: 100 };

describe("placeFloating", () => {
  it.each([
    ["a point with room", { x: 50, y: 60, width: 0, height: 0 }, "start", { x: 50, y: 60 }],
    ["the right edge", { x: 790, y: 60, width: 0, height: 0 }, "start", { x: 596, y: 60 }],
    ["no room below", { x: 50, y: 580, width: 20, height: 16 }, "start", { x: 50, y: 480 }],
    ["centred below", { x: 300, y: 20, width: 40, height: 20 }, "center", { x: 220, y: 40 }],
    ["centred at the left edge", { x: 0, y: 20, width: 40, height: 20 }, "center", { x: 4, y: 40 }],
  ] as const)("keeps inside the window: %s", (_name, anchor, alignment, expected) => {
    expect(placeFloating(anchor, size, viewport, alignment, 0)).toEqual(expected);
  });

  it("stays at the top if it is taller than the window", () => {
    const tall = { width: 200, height: 900 };
    const anchor = { x: 10, y: 300, width: 0, height: 0 };
    expect(placeFloating(anchor, tall, viewport, "start", 4)).toEqual({ x: 10, y: 4 });
  });

  it("leaves the gap on the side it is placed on", () => {
    const anchor = { x: 10, y: 300, width: 10, height: 10 };
    expect(placeFloating(anchor, size, viewport, "start", 6).y).toBe(316);
    expect(placeFloating({ ...anchor, y: 560 }, size, viewport, "start", 6).y).toBe(454);
  });
});
