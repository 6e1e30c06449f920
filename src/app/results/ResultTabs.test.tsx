// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { ResultTabs, type ResultTabsProps } from "./ResultTabs.tsx";
import type { ResultTab } from "./tabs/resultTab.ts";

afterEach(cleanup);

const ignore = (): void => undefined;

it("renders only the changed tab again while a script of many statements runs", () => {
  let reads = 0;
  const createTab = (id: string, elapsedMs: number): ResultTab => ({
    id,
    get sql() {
      reads += 1;
      return "select 1;";
    },
    port: 5432,
    status: { kind: "ended", outcome: { kind: "completed" } },
    blocks: [],
    rowCount: null,
    remaining: null,
    isHeld: false,
    alignedRows: 0,
    get elapsedMs() {
      reads += 1;
      return elapsedMs;
    },
    isPinned: false,
    arrivedRows: null,
    bulk: null,
  });
  const props = (tabs: readonly ResultTab[]): ResultTabsProps => ({
    tabs,
    view: "grid",
    selectedId: "tab-0",
    idPrefix: "results",
    onSelectTab: ignore,
    onPinTab: ignore,
    onCloseTab: ignore,
  });
  const tabs = Array.from({ length: 80 }, (_, index) => createTab(`tab-${index}`, index));
  const { rerender } = render(<ResultTabs {...props(tabs)} />);
  const readsOfOne = reads / tabs.length;
  reads = 0;
  rerender(<ResultTabs {...props([...tabs.slice(0, -1), createTab("tab-79", 777)])} />);
  expect(reads).toBe(readsOfOne);
  expect(screen.getAllByRole("tab").at(-1)?.textContent).toContain("777 ms");
});
