// @vitest-environment happy-dom
import { act, cleanup } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { create } from "zustand";
import type { ReactElement } from "react";
import { createTestWorkbench } from "../../state/testing/createTestWorkbench.ts";
import { IsShownContext } from "../services/useIsShown.ts";
import { renderWithServices } from "../testing/renderWithServices.tsx";
import { SessionsPanel } from "./SessionsPanel.tsx";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const useShown = create(() => true);

function LabPage(): ReactElement {
  return (
    <IsShownContext value={useShown()}>
      <SessionsPanel />
    </IsShownContext>
  );
}

it("asks for the sessions again and again, but not while it is hidden", async () => {
  const test = createTestWorkbench();
  const read = vi.spyOn(test.workbench.lab, "readSessions").mockResolvedValue([]);
  await test.boot();
  vi.useFakeTimers();
  renderWithServices(<LabPage />, test);
  const countAfter = async (ms: number): Promise<number> => {
    read.mockClear();
    await act(() => vi.advanceTimersByTimeAsync(ms));
    return read.mock.calls.length;
  };
  expect(await countAfter(5000)).toBeGreaterThan(2);
  act(() => {
    useShown.setState(false);
  });
  expect(await countAfter(5000)).toBe(0);
  act(() => {
    useShown.setState(true);
  });
  expect(await countAfter(5000)).toBeGreaterThan(2);
});
