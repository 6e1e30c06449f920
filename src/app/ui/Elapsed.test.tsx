// @vitest-environment happy-dom
import { act, cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Elapsed } from "./Elapsed.tsx";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it("shows the time from one second on, and announces it seldom", () => {
  const { container } = render(<Elapsed />);
  const shown = (): string | null | undefined =>
    container.querySelector("[aria-hidden=true]")?.textContent;
  const spoken = (): string | null | undefined =>
    container.querySelector("[aria-live=polite]")?.textContent;
  const seen: (readonly [number, string | null | undefined, string | null | undefined])[] = [];
  let now = 0;
  for (const at of [0, 0.7, 1.3, 9.5, 10.5, 29.5, 31.5, 59.5, 61.5, 119.5, 121.5]) {
    act(() => {
      vi.advanceTimersByTime((at - now) * 1000);
    });
    now = at;
    seen.push([at, shown(), spoken()]);
  }
  expect(seen).toEqual([
    [0, "", ""],
    [0.7, "", ""],
    [1.3, "1 s", ""],
    [9.5, "9 s", ""],
    [10.5, "10 s", "For 10 s so far"],
    [29.5, "29 s", "For 10 s so far"],
    [31.5, "31 s", "For 30 s so far"],
    [59.5, "59 s", "For 30 s so far"],
    [61.5, "1 min 1 s", "For 1 min 0 s so far"],
    [119.5, "1 min 59 s", "For 1 min 0 s so far"],
    [121.5, "2 min 1 s", "For 2 min 0 s so far"],
  ]);
});
